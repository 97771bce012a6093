"""A small fact base about a quarrel at a regatta, in which everything has another side; and any fact base, in memory."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from libyafacts.build import build
from libyafacts.index import Index
from libyafacts.index.writing import write
from libyafacts.read import read_file

SPEECH = " ".join(f"We shall row to the {number}th bell and not one stroke further." for number in range(4, 10))
ROWERS = ("Ada", "Ben", "Cat", "Dan", "Eve", "Fay", "Gus", "Hal")

FACTS = f"""\
base: {{title: A regatta, version: "7"}}
sources:
  - id: gazette-2041-05-22
    title: The buoy is gone
    publisher: gazette
    voice: wire
    kind: agency-report
    date: 2041-05-22/2041-05-23
    date_basis: inferred
    date_note: It speaks of a Wednesday.
    url: https://gazette.example/buoy
    language: en
  - id: log-2041-06
    title: '50% & more: #1 of {{both}}_clubs, $9 ~ ^ \\'
    publisher: log
    author: R. Cox
    kind: article
    date: 2041-06
    url: 'https://log.example/a;b?c=1%20&d=2#e_f~g'
    language: en
  - id: essay
    publisher: institute
    kind: analysis
    date: 2041~
    date_basis: derived
    date_note: By its paper.
    language: fr
  - {{id: scraps, publisher: pinboard, voice: none, kind: collage, language: mul}}
actors:
  - {{id: gazette, kind: media, name: The Gazette, in_text: the Gazette}}
  - {{id: wire, kind: media, name: River Wire Agency, in_text: RWA}}
  - {{id: log, kind: media, name: The Log, in_text: the Log}}
  - {{id: institute, kind: organisation, name: Rowing Institute, in_text: the Rowing Institute}}
  - {{id: pinboard, kind: media, name: pinboard.example}}
  - {{id: upper, kind: organisation, name: Upper Rowing Club, in_text: the Upper Club}}
  - {{id: lower, kind: organisation, name: Lower Rowing Club, in_text: the Lower Club}}
  - {{id: zoe, kind: person, name: Zoë Ashe}}
  - {{id: mascot, kind: unnamed, name: The mascot (unnamed), in_text: the mascot}}
  - {{id: stranger, kind: unnamed, name: Whoever wrote it (unnamed), in_text: whoever wrote it}}
{chr(10).join(f"  - {{id: {name.lower()}, kind: person, name: {name}}}" for name in ROWERS)}
places:
  - {{id: pier, kind: naval-base, name: The Pier, in_text: the pier}}
statements:
  - id: buoy-stolen
    view: The Upper Club stole the buoy.
    about: [upper]
    stances:
      - {{who: lower, does: accuses, in: gazette-2041-05-22, at: they took it}}
      - {{who: upper, does: denies, said: 2041-05-20, reported_by: wire, in: log-2041-06, at: we did not}}
  - id: buoy-missing
    view: The Lower Club has one buoy less.
    about: [lower]
    follows_from: buoy-stolen
  - id: pier-taken
    event: capture
    place: pier
    when: 2041-05
    when_basis: derived
    note: “Last month”, in June.
    roles: {{captor: upper, loser: lower}}
    stances:
      - {{in: log-2041-06, at: took the pier}}
  - {{id: pier-upper, tie: [upper, controls, pier], started_by: pier-taken}}
  - id: pier-lower
    tie: [lower, occupies, pier]
    conflicts_with: [{{id: pier-upper, note: There is but one pier.}}]
    stances:
      - {{in: essay, via: scraps, at: sits there still}}
  - id: pier-plan
    tie: [lower, uses, pier]
    mood: planned
    stances:
      - {{who: zoe, does: says, to: log, hedge: hopes to, in: log-2041-06, at: hopes to use it}}
  - id: crowd-few
    figure: {{of: spectators on both banks of the river and on the old bridge above the weir, best: 40, bound: at-most}}
    stances:
      - {{in: log-2041-06, at: at most 40}}
  - id: crowd-many
    figure: {{of: people at the regatta, words: thousands, as_of: 2041-05-21}}
    compares_with: [crowd-few]
    stances:
      - {{who: lower, does: estimates, in: gazette-2041-05-22, at: thousands came}}
  - id: zoe-commodore
    label: Commodore
    of: zoe
    stances:
      - {{hedge: goes by the title of, in: log-2041-06, at: goes by the title}}
  - id: zoe-chair
    tie: [zoe, holds-office, lower]
    role: Chair
    stances:
      - {{in: log-2041-06, at: Chair Zoë Ashe}}
      - {{in: gazette-2041-05-22, at: the chair}}
  - id: speech
    quote: {SPEECH}
    stances:
      - {{who: zoe, does: says, in: gazette-2041-05-22}}
  - id: fair-race
    view: The race was fair.
    about: [upper, lower]
    stances:
{chr(10).join(f"      - {{who: {name.lower()}, does: says, in: scraps, at: fair}}" for name in ROWERS[:5])}
{chr(10).join(f"      - {{who: {name.lower()}, does: rejects, in: scraps, at: not fair}}" for name in ROWERS[5:])}
  - id: mascot-drowned
    view: The mascot drowned.
    about: [mascot]
    stances:
      - {{who: upper, does: denies, in: scraps, at: nobody drowned}}
  - id: rain
    view: It rained.
    stances:
      - {{who: stranger, in: scraps, at: rain}}
"""


def in_memory(*files: str) -> Index:
    """A fact base of these files, as it is: unchecked, compiled in memory."""
    documents = [read_file(Path(f"{number}.yaml"), content.encode())[0] for number, content in enumerate(files)]
    connection = sqlite3.connect(":memory:")
    write(build(documents, {}, "0123456789abcdef").base, connection, "0123456789abcdef")
    return Index(connection)
