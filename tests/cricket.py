"""A small fact base without mistakes, about a village cricket match, and the texts that it was made from.

A second file of it rests on a collage, and is there only where that is wanted.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

REPORT = """\
MATCH ABANDONED. The match between Upper Oakley and Lower Oakley was abandoned on Saturday.
Ann Archer, captain of Upper Oakley, said "the pitch was a disgrace" and that Lower Oakley had watered it.
Lower Oakley denies watering the pitch. At least 40 spectators saw it, says the club. Tea was served. It rained.
Archer leads the side. Bowler, nicknamed “the Badger”, keeps the ground; the Ground is in Oakley. He is known.
The pitch was flat. The pitch was flat.
"""
REPORT += f"Rule one holds that a captain may call for tea{', and again for tea' * 25}, until the pot is empty.\n"

SHA256 = hashlib.sha256(REPORT.encode()).hexdigest()

FACTS = f"""\
base: {{title: The Oakley match, version: "1"}}
sources:
  - id: echo-2031-06-16
    title: Match abandoned
    publisher: echo
    kind: article
    date: 2031-06-16
    date_basis: derived
    date_note: The paper comes out on Mondays.
    language: en
    text_sha256: {SHA256}
  - {{id: leaflet, title: To all players, publisher: echo, voice: none}}
actors:
  - {{id: echo, kind: media, name: The Oakley Echo}}
  - id: ann-archer
    kind: person
    name: Ann Archer
    names:
      - {{text: Archer, kind: short, in: echo-2031-06-16, at: Archer leads}}
      - {{text: Annie Archer, seen_in: "https://club.example/players"}}
  - {{id: bob-bowler, kind: person, name: Bob Bowler, plural: false}}
  - {{id: upper-oakley, kind: organisation, name: Upper Oakley}}
  - {{id: lower-oakley, kind: organisation, name: Lower Oakley}}
places:
  - id: the-ground
    kind: building
    name: The Ground
    coordinates: {{latitude: 51.5, longitude: -1.25, seen_in: a map}}
statements:
  - id: archer-leads
    tie: [ann-archer, leads, upper-oakley]
    stances:
      - {{in: echo-2031-06-16, at: Archer leads the side}}
  - id: archer-captain
    tie: [ann-archer, holds-office, upper-oakley]
    role: captain
    stances:
      - {{in: echo-2031-06-16, at: "Ann Archer, … Upper Oakley, said"}}
  - id: match
    event: fighting
    place: the-ground
    when: 2031-06-14
    when_basis: derived
    note: “Saturday”, reckoned from the paper's Monday.
    roles: {{party: [upper-oakley, lower-oakley]}}
    stances:
      - {{in: echo-2031-06-16, at: The match between … on Saturday}}
  - id: watered
    view: Lower Oakley watered the pitch before the match.
    about: [lower-oakley]
    follows_from: match
    stances:
      - {{who: ann-archer, does: accuses, said: 2031-06-14/2031-06-16, in: echo-2031-06-16, at: Ann Archer … watered it}}
      - {{who: lower-oakley, does: denies, in: echo-2031-06-16, at: Lower Oakley denies}}
  - id: spectators
    figure: {{of: spectators, low: 40, high: 60, bound: at-least, as_of: 2031-06}}
    stances:
      - {{who: upper-oakley, does: says, in: leaflet, via: echo-2031-06-16, at: At least 40 spectators}}
  - id: quote-disgrace
    quote: the pitch was a disgrace
    partial: true
    stances:
      - {{who: ann-archer, does: says, in: echo-2031-06-16}}
  - id: bowler-badger
    label: the Badger
    of: bob-bowler
    stances:
      - {{quotation_marks: true, in: echo-2031-06-16, at: nicknamed “the Badger”}}
"""

# Run together from six pieces, of which one has no full stop; letters outside ASCII, so that a character is no byte.
CUTTINGS = """\
Oakley in uproar Captain Archer has left, says a note on the door. The match was abandoned on Saturday Lower Oakley denies \
watering the pitch. Nobody believes it.
The umpire asked for “thé”. By Harry Herald, in Oakley. A cow was seen by the pitch. It left.
"""

CUTTINGS_SHA256 = hashlib.sha256(CUTTINGS.encode()).hexdigest()

SCRAPBOOK = f"""\
sources:
  - id: scrapbook
    title: A scrapbook
    voice: none
    author: Carl Cutter
    language: en
    text_sha256: {CUTTINGS_SHA256}
    fragments:
      - {{at: Oakley in uproar … the door.}}
      - {{at: The match … on Saturday, original: echo-2031-06-16}}
      - {{at: Lower … believes it., original: echo-2031-06-16, seen: Lower Oakley … pitch}}
      - {{at: The umpire asked for “thé”., publisher: The Herald, compare: "https://herald.example/tea"}}
      - {{at: "By Harry Herald, in Oakley.", publisher: The Herald}}
      - {{at: A cow … It left.}}
    sentence_starts: [Captain Archer has]
    set_aside:
      - {{at: Oakley in uproar, reason: a headline}}
      - {{at: "By Harry Herald, in Oakley.", reason: a byline}}
actors:
  - {{id: umpire, kind: unnamed, name: The umpire, in_text: the umpire}}
  - {{id: scribbler, kind: unnamed, name: Whoever wrote it, in_text: whoever wrote it}}
statements:
  - id: archer-left
    view: Ann Archer is captain no more.
    stances:
      - {{who: scribbler, in: scrapbook, at: Captain Archer … note}}
  - id: abandoned
    view: The match was not played to its end.
    stances:
      - {{in: echo-2031-06-16, via: scrapbook, at: The match was abandoned}}
  - id: pitch-wet
    view: Somebody had watered the pitch.
    stances:
      - {{who: lower-oakley, does: denies, in: echo-2031-06-16, via: scrapbook, at: Lower Oakley denies}}
      - {{who: scribbler, in: scrapbook, at: Nobody believes it}}
  - id: tea
    view: There was to be tea.
    stances:
      - {{who: umpire, does: wants, in: scrapbook, at: umpire asked, compare: "https://herald.example/tea"}}
  - id: cow
    view: There was a cow, which did not stay.
    stances:
      - {{who: scribbler, in: scrapbook, at: A cow was seen … It left.}}
"""


class Folders(NamedTuple):
    """Where a fact base and the texts of its sources were written."""

    facts: Path
    texts: Path


def write(folder: Path, facts: str = FACTS, scrapbook: str = "") -> Folders:
    """Write the fact base, or a variation on it, and the texts into a folder; its second file where it is given."""
    folders = Folders(folder / "facts", folder / "texts")
    for place in folders:
        place.mkdir(parents=True, exist_ok=True)
    # A byte that is not UTF-8 is written by way of a surrogate.
    (folders.facts / "oakley.yaml").write_text(facts, encoding="utf-8", errors="surrogateescape", newline="")
    if scrapbook:
        (folders.facts / "scrapbook.yaml").write_text(scrapbook, encoding="utf-8", newline="")
    (folders.texts / "echo.txt").write_text(REPORT, encoding="utf-8", newline="")
    (folders.texts / "cuttings").write_text(CUTTINGS, encoding="utf-8", newline="")
    return folders
