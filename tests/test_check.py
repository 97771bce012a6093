"""Every rule of a fact base, by an example that breaks it: which code, at which place."""

from __future__ import annotations

import ast
import hashlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cricket
import pytest
from strategies import as_yaml

from libyafacts import build, check, read, verify
from libyafacts.errors import Problem
from libyafacts.load import examine

HERE = "▶"
# What is only not known; everything else is an error.
WARNINGS = ("text-missing", "unverified", "unlocked")


class Case(NamedTuple):
    """One edit that makes a mistake of a fact base without mistakes.

    In the text that ``new`` puts in the place of ``old``, every place at which a problem is to be found has ``▶`` before it.
    """

    codes: str
    old: str
    new: str
    texts: bool = True
    on_record: bool | None = None  # None: problems of the record are not looked for

    @property
    def file(self) -> str:
        """Which file of the fact base is edited; the second one is there only if it is that."""
        return "scrapbook.yaml" if self.old in cricket.SCRAPBOOK and self.old not in cricket.FACTS else "oakley.yaml"

    @property
    def facts(self) -> str:
        """The edited file."""
        whole = cricket.SCRAPBOOK if self.file == "scrapbook.yaml" else cricket.FACTS
        assert whole.count(self.old) == 1, self.old
        return whole.replace(self.old, self.new)

    def write(self, folder: Path) -> cricket.Folders:
        """The fact base with the mistake in it."""
        facts = self.facts.replace(HERE, "")
        return cricket.write(folder, cricket.FACTS, facts) if self.file == "scrapbook.yaml" else cricket.write(folder, facts)


def added(statement: str) -> tuple[str, str]:
    """The edit that adds a statement."""
    return "statements:\n", f"statements:\n  - {statement}\n"


def added_actor(actor: str) -> tuple[str, str]:
    """The edit that adds an actor."""
    return "places:\n", f"  - {actor}\nplaces:\n"


LANGUAGE = "stances: [{in: echo-2031-06-16, at: It rained, lang: en}]"
RAINED = "stances: [{in: echo-2031-06-16, at: It rained}]"
BOWLER = "name: Bob Bowler, plural: false"
LEADS = "tie: [ann-archer, leads, upper-oakley]"
LEADS_AT = "in: echo-2031-06-16, at: Archer leads the side}"
FIGURE = "{of: spectators, low: 40, high: 60, bound: at-least, as_of: 2031-06}"
# Of the collage: a fragment, what is set aside, and where words of it are cited.
UPROAR = "{at: Oakley in uproar … the door.}"
SATURDAY = "{at: The match … on Saturday, original: echo-2031-06-16}"
BYLINE_AT = 'at: "By Harry Herald, in Oakley.", '
BYLINE = f"{{{BYLINE_AT}publisher: The Herald}}"
COW = "{at: A cow … It left.}"
STARTS = "sentence_starts: [Captain Archer has]"
HEADLINE = "{at: Oakley in uproar, reason: a headline}"
ABANDONED = "{in: echo-2031-06-16, via: scrapbook, at: The match was abandoned}"
BELIEVES = "{who: scribbler, in: scrapbook, at: Nobody believes it}"
TEA_AT = 'at: umpire asked, compare: "https://herald.example/tea"}'
# Whatever has citations, in the order of the base.
CITING = "ann-archer, archer-leads, archer-captain, match, watered, spectators, quote-disgrace, bowler-badger"
AFTER_COW = cricket.SCRAPBOOK[cricket.SCRAPBOOK.index(COW) :]
COW_CITED = "{who: scribbler, in: scrapbook, at: A cow was seen … It left.}"
SEEN = '{text: Annie Archer, seen_in: "https://club.example/players"}'

CASES = [
    # -- YAML
    Case("encoding", "title: Match", "title: ▶\udcffMatch"),
    Case("too-large", "base: {", f"▶#{'x' * read.LARGEST_FILE}\nbase: {{"),
    Case("syntax", BOWLER, "name: ▶@Bob"),
    Case("syntax", "places:\n", "▶\tplaces:\n"),
    Case("syntax", "places:\n", "▶---\nplaces:\n"),
    Case("syntax", BOWLER, "name: Bob ▶\0Bowler"),
    Case("alias", BOWLER, "name: ▶&bob Bob Bowler"),
    Case("alias alias", BOWLER, "name: ▶&bob Bob Bowler, note: ▶*bob"),
    Case("tag", BOWLER, "name: ▶!!str Bob Bowler"),
    Case("type too-deep", BOWLER, f"name: Bob Bowler, note: ▶{'[' * 9}▶[x]{']' * 9}"),
    Case("key", BOWLER, "name: Bob Bowler, ids: {? ▶[a] : b}"),
    Case("duplicate-key", BOWLER, "name: Bob Bowler, ▶name: Bob Bowler"),
    Case("duplicate-key", "places:\n", "▶actors: []\nplaces:\n"),
    # -- shapes
    Case("shape", 'base: {title: The Oakley match, version: "1"}', "base: ▶[The Oakley match]"),
    Case("shape", "places:\n", "  - ▶carl\nplaces:\n"),
    Case("shape", cricket.FACTS[cricket.FACTS.index("statements:") :], "statements: ▶{}\n"),
    Case("shape", cricket.FACTS, "▶- a list\n"),
    Case("unknown-key", "places:\n", "▶palces: []\nplaces:\n"),
    Case("unknown-key", BOWLER, f"{BOWLER}, ▶plurall: true"),
    Case("unknown-key", SEEN, "{text: Annie Archer, ▶saw_in: a letter}"),
    Case("unknown-key", LEADS_AT, f"▶hedged: so, {LEADS_AT}"),
    Case("unknown-key", "seen_in: a map", "▶altitude: 3"),
    Case("unknown-key", FIGURE, "{of: spectators, low: 40, ▶most: 60}"),
    Case("unknown-key", "version: ", '▶verion: "2", version: '),
    Case("missing-key", *added_actor("▶{id: carl, name: Carl}")),
    Case("missing-key", *added_actor("▶{kind: person, name: Carl}")),
    Case("missing-key", SEEN, "▶{seen_in: a letter}"),
    Case("missing-key", "{latitude: 51.5, longitude: -1.25, seen_in: a map}", "▶{latitude: 51.5}"),
    Case("missing-key", f"{{{LEADS_AT}", "▶{at: Archer leads the side}\n      - {" + LEADS_AT),
    Case("missing-key", *added(f"▶{{id: rained, label: rained, {RAINED}}}")),
    Case("id", *added_actor("{id: ▶Carl, kind: person, name: Carl}")),
    Case("id", *added_actor("{id: ▶carl--c, kind: person, name: Carl}")),
    Case("id", *added_actor("{id: ▶'', kind: person, name: Carl}")),
    Case("id", *added_actor("{id: ▶çarl, kind: person, name: Carl}")),
    Case("duplicate-id", *added_actor("{id: ▶ann-archer, kind: person, name: Carl}")),
    Case("duplicate-id", "- id: the-ground", "- {id: ▶echo, kind: building, name: Echo House}\n  - id: the-ground"),
    Case("type", BOWLER, "name: Bob Bowler, plural: ▶perhaps"),
    Case("type", BOWLER, "name: Bob Bowler, note: ▶[a, b]"),
    Case("type", "latitude: 51.5", "latitude: ▶north"),
    Case("type", *added(f"{{id: short, tie: ▶[ann-archer, leads], {RAINED}}}")),
    Case("type", LEADS_AT, f"note: ▶{{a: b}}, {LEADS_AT}"),
    Case("kind", *added(f"▶{{id: nothing, about: [bob-bowler], {RAINED}}}")),
    Case("kind", *added(f"▶{{id: both, view: It rained., label: wet, {RAINED}}}")),
    Case("date", "date: 2031-06-16\n", "date: ▶2031-13\n"),
    Case("date", "when: 2031-06-14\n", "when: ▶14 June\n"),
    Case("date", "as_of: 2031-06}", "as_of: ▶2031-06/2031-05}"),
    Case("date", "said: 2031-06-14/2031-06-16", "said: ▶2031-21"),
    Case("date", LEADS, f"{LEADS}\n    valid: ▶../.."),
    # -- references
    Case("reference", "publisher: echo, voice: none", "publisher: ▶nobody, voice: none"),
    Case("reference", "publisher: echo, voice: none", "publisher: echo, voice: ▶nobody"),
    Case("reference", "kind: short, in: echo-2031-06-16", "kind: short, in: ▶nowhere"),
    Case("reference", "about: [lower-oakley]", "about: [lower-oakley, ▶nobody]"),
    Case("reference", "follows_from: match", "follows_from: ▶nothing"),
    Case("reference", "tie: [ann-archer, leads,", "tie: [▶nobody, leads,"),
    Case("reference", "leads, upper-oakley]", "leads, ▶nobody]"),
    Case("reference", "    place: the-ground", "    place: ▶nowhere"),
    Case("reference", "[upper-oakley, lower-oakley]}", "[upper-oakley, lower-oakley, ▶nobody]}"),
    Case("reference", "of: bob-bowler", "of: ▶nobody"),
    Case("reference", "who: upper-oakley", "who: ▶nobody"),
    Case("reference", "does: accuses,", "does: accuses, to: ▶nobody,"),
    Case("reference", "does: accuses,", "does: accuses, reported_by: ▶nobody,"),
    Case("reference", "{who: ann-archer, does: says, in: echo-2031-06-16}", "{who: ann-archer, does: says, in: ▶nowhere}"),
    Case("reference", "does: accuses,", "does: accuses, via: ▶nowhere,"),
    Case("reference", "partial: true", "continues: ▶nothing"),
    Case("reference", LEADS, f"{LEADS}\n    started_by: ▶nothing"),
    Case("reference", LEADS, f"{LEADS}\n    ended_by: ▶nothing"),
    # -- closed lists
    Case("vocabulary", "    kind: article", "    kind: ▶gossip"),
    Case("vocabulary", "    kind: building", "    kind: ▶person"),
    Case("vocabulary", "kind: media", "kind: ▶city"),
    Case("vocabulary", "kind: short", "kind: ▶nickname"),
    Case("vocabulary", "date_basis: derived", "date_basis: ▶guessed"),
    Case("vocabulary", "when_basis: derived", "when_basis: ▶guessed"),
    Case("vocabulary", LEADS, f"{LEADS}\n    mood: ▶grumpy"),
    Case("vocabulary", "tie: [ann-archer, leads,", "tie: [ann-archer, ▶bosses,"),
    Case("vocabulary", "event: fighting", "event: ▶match"),
    Case("vocabulary", "roles: {party:", "roles: {umpire: ▶bob-bowler, party:"),
    Case("vocabulary", "bound: at-least", "bound: ▶plenty"),
    Case("vocabulary", "does: accuses", "does: ▶moans"),
    Case("vocabulary", "does: accuses,", "does: accuses, said_basis: ▶guessed,"),
    Case("vocabulary", "does: accuses,", "does: accuses, who_basis: ▶derived,"),
    # -- what a statement must have
    Case("tie-kind", "leads, upper-oakley]", "leads, ▶bob-bowler]"),
    Case("tie-kind", "tie: [ann-archer, leads,", "tie: [▶the-ground, leads,"),
    Case("tie-kind", *added(f"{{id: itself, tie: [ann-archer, backs, ▶ann-archer], {RAINED}}}")),
    Case("role", LEADS, f"role: boss\n    tie: ▶{LEADS[5:]}"),
    Case(
        "role",
        "tie: [ann-archer, holds-office, upper-oakley]\n    role: captain",
        "tie: ▶[ann-archer, holds-office, upper-oakley]",
    ),
    Case("no-evidence", *added("▶{id: known, view: It rained.}")),
    Case("no-evidence", f"{{{LEADS_AT}", "▶{in: echo-2031-06-16}"),
    Case("no-evidence", SEEN, "▶{text: Annie Archer, in: echo-2031-06-16}"),
    Case("no-evidence", SEEN, "▶{text: Annie Archer, at: Archer leads}"),
    Case("voiceless", "{who: upper-oakley, does: says, in: leaflet", "▶{in: leaflet"),
    Case("key-for-label", f"{{{LEADS_AT}", f"▶{{quotation_marks: true, {LEADS_AT}"),
    Case("key-for-tie", "{who: ann-archer, does: accuses,", "{who: ann-archer, evidenced: ▶2031, note: n, does: accuses,"),
    Case("repeated", "- id: archer-captain", f"- {{id: again, tie: ▶{LEADS[5:]}, {RAINED}}}\n  - id: archer-captain"),
    Case(
        "repeated",
        *added(
            f"{{id: one, label: wet, of: bob-bowler, {LANGUAGE}}}\n  - {{id: two, label: ▶wet, of: bob-bowler, {LANGUAGE}}}"
        ),
    ),
    Case("circular", "follows_from: match", "follows_from: ▶watered"),
    Case("circular", "follows_from: match", "follows_from: [match]\n    started_by: ▶watered"),
    Case("circular", "partial: true", "continues: ▶quote-disgrace"),
    Case(
        "circular circular", *added("{id: one, view: One., follows_from: ▶two}\n  - {id: two, view: Two., follows_from: ▶one}")
    ),
    Case("empty", "view: Lower Oakley watered the pitch before the match.", "view: ▶' '"),
    Case("empty", BOWLER, "name: ▶' '"),
    Case("empty", SEEN, "{text: ▶'', seen_in: a letter}"),
    Case("empty", FIGURE, "{of: ▶'', low: 40}"),
    Case("unknown-key", "about: [lower-oakley]", "about: [lower-oakley]\n    ▶when: 2031"),
    Case("unknown-key", LEADS, f"{LEADS}\n    ▶place: the-ground"),
    Case("number", FIGURE, "{of: spectators, low: ▶many}"),
    Case("number", FIGURE, "{of: spectators, low: ▶４０}"),
    Case("number", FIGURE, "{of: spectators, low: ▶-4}"),
    Case("number", FIGURE, "▶{of: spectators}"),
    Case("number", FIGURE, "▶{of: spectators, low: 60, high: 40}"),
    # -- dates
    Case("date-note", "date_basis: derived\n    date_note: The paper comes out on Mondays.", "date_basis: ▶derived"),
    Case("date-note", "when_basis: derived\n    note: “Saturday”, reckoned from the paper's Monday.", "when_basis: ▶inferred"),
    Case("date-order", "said: 2031-06-14/2031-06-16", "said: ▶2031-06-17"),
    Case("date-order", "when: 2031-06-14\n", "when: ▶2031-07\n"),
    Case("date-order", f"{{{LEADS_AT}", f"{{evidenced: ▶2031-07, note: n, {LEADS_AT}"),
    Case("date-note", f"{{{LEADS_AT}", f"{{evidenced: ▶2031-05, {LEADS_AT}"),
    # -- entities
    Case("coordinates", "latitude: 51.5", "latitude: ▶90.1"),
    Case("coordinates", "longitude: -1.25", "longitude: ▶-181"),
    Case("coordinates", "latitude: 51.5", "latitude: ▶nan"),
    Case("name-taken", BOWLER, "name: ▶Ánn ARCHER"),
    Case("name-taken", BOWLER, "name: Bob Bowler, names: [{text: ▶the Ann-Archer}]"),
    # -- the words of citations
    Case("selector-form selector-missing", "at: Archer leads the side", "at: ▶▶Archer … the … side"),
    Case(
        "selector-long",
        "at: The match between … on Saturday",
        "at: ▶The match between Upper Oakley and Lower Oakley was abandoned",
    ),
    Case("selector-long", "at: At least 40 spectators", "at: ▶Lower Oakley denies … Tea was served"),
    Case("selector-long", "at: At least 40 spectators", "at: ▶Rule one holds … pot is empty"),
    Case("selector-missing", "at: Archer leads the side", "at: ▶Archer led the side"),
    Case("selector-missing", "at: Archer leads the side", "at: ▶Tea was served … The pitch"),
    Case("selector-ambiguous", "at: Archer leads the side", "at: ▶The pitch was flat"),
    Case("selector-missing", "at: Archer leads}", "at: ▶Archer follows}"),
    Case("quote-missing", "quote: the pitch was a disgrace", "quote: ▶the pitch was a delight"),
    Case("quote-ambiguous", "quote: the pitch was a disgrace", "quote: ▶The pitch was flat"),
    Case(
        "quote-missing",
        "ann-archer, does: says, in: echo-2031-06-16}",
        "ann-archer, does: says, in: echo-2031-06-16, at: ▶so she said}",
    ),
    Case("label-missing", "label: the Badger", "label: ▶the Fox"),
    Case("language", "quote: the pitch was a disgrace\n", "quote: ▶the pitch was a disgrace\n    lang: mul\n"),
    Case("hedge-missing", LEADS_AT, f"hedge: ▶is said to, {LEADS_AT}"),
    # -- a collage
    Case("collage", "    title: A scrapbook\n    voice: none\n", "    kind: collage\n    publisher: echo\n    voice: ▶echo\n"),
    Case("collage", "    title: A scrapbook\n", "    kind: collage\n    date: ▶2031\n"),
    Case("reference", BYLINE, BYLINE.replace("publisher: The Herald", "original: ▶nowhere")),
    Case("unknown-key", BYLINE, BYLINE.replace("publisher", "▶published")),
    Case("missing-key", HEADLINE, f"{HEADLINE}\n      - ▶{{at: It left.}}"),
    Case("missing-key", COW, f"{COW}\n      - ▶{{publisher: The Herald}}"),
    Case("type", f"{STARTS}\n    set_aside:\n      - {HEADLINE}\n", "sentence_starts: ▶Captain\n    set_aside:\n"),
    Case("selector-long", UPROAR, '{at: ▶"Oakley in uproar Captain Archer has left, says a … the door."}'),
    Case("selector-form selector-missing", HEADLINE, "{at: ▶▶Oakley … in … uproar, reason: a headline}"),
    Case("selector-missing", HEADLINE, "{at: ▶Oakley in peace, reason: a headline}"),
    Case("selector-ambiguous", HEADLINE, "{at: ▶Oakley, reason: a name}"),
    Case("selector-missing", STARTS, "sentence_starts: [Captain Archer has, ▶The captain has]"),
    Case("selector-ambiguous", STARTS, "sentence_starts: [Captain Archer has, ▶Oakley]"),
    Case("selector-missing", BYLINE, f"{{{BYLINE_AT}original: leaflet, seen: ▶By Henry Herald}}"),
    Case("selector-ambiguous", BYLINE, f"{{{BYLINE_AT}original: leaflet, seen: ▶Oakley}}"),
    Case("fragments", "{at: The umpire asked for", "▶{at: umpire asked for"),
    Case(
        "fragments selector-missing",
        AFTER_COW,
        AFTER_COW.replace(COW, "▶{at: A cow … the pitch.}").replace("at: A cow was seen …", "at: ▶A cow was seen …"),
    ),
    Case("fragments", BYLINE, f"{{{BYLINE_AT}original: leaflet, seen: ▶A cow}}"),
    Case("circular", SATURDAY, SATURDAY.replace("original: echo-2031-06-16", "original: ▶scrapbook"), texts=False),
    Case("trace", SATURDAY, f"▶{SATURDAY[:-1]}, publisher: The Herald}}"),
    Case("trace", BYLINE, f"▶{BYLINE[:-1]}, seen: By Harry}}"),
    Case("trace", COW, '▶{at: A cow … It left., compare: "https://herald.example/cow"}', texts=False),
    Case("empty", HEADLINE, "{at: Oakley in uproar, reason: ▶' '}"),
    Case("set-aside", HEADLINE, f"{HEADLINE}\n      - {{at: ▶Oakley in uproar, reason: twice}}"),
    Case("selector-missing fragments", f"{UPROAR}\n      - ", "{at: ▶Oakley in uproar … in peace}\n      - ▶"),
    Case("fragments fragments", f"{BYLINE}\n      - {COW}", f"▶{COW}\n      - ▶{BYLINE}"),
    Case("set-aside", HEADLINE, "{at: ▶in uproar, reason: a headline}"),
    Case("set-aside", HEADLINE, "{at: ▶It left., reason: no claim}"),
    Case("set-aside set-aside", HEADLINE, "{at: ▶▶was seen, reason: no claim}"),
    Case("trace", ABANDONED, f"▶{ABANDONED.replace('echo-2031-06-16', 'leaflet, who: umpire')}"),
    Case("trace", ABANDONED, "▶{who: echo, in: scrapbook, at: The match was abandoned}"),
    Case("trace", BELIEVES, f"▶{BELIEVES.replace('in: scrapbook', 'in: echo-2031-06-16, via: scrapbook')}"),
    Case("trace", COW_CITED, f"▶{COW_CITED.replace('in: scrapbook', 'in: echo-2031-06-16, via: scrapbook')}"),
    Case("compare", COW_CITED, f'▶{{compare: "https://herald.example/cow", {COW_CITED[1:]}'),
    Case("compare", f"{{who: umpire, does: wants, in: scrapbook, {TEA_AT}", "▶{who: umpire, in: scrapbook, at: umpire asked}"),
    Case("selector-missing", ABANDONED, ABANDONED.replace("at: The match was abandoned", "at: ▶Saturday … Oakley")),
    # -- the record
    Case("text-missing", f"text_sha256: {cricket.SHA256}", f"text_sha256: ▶{'0' * 64}"),
    Case("text-hash", f"text_sha256: {cricket.SHA256}", f"text_sha256: ▶{cricket.SHA256[1:]}", texts=False),
    Case("unverified", "- id: echo-2031-06-16", "- id: ▶echo-2031-06-16", texts=False, on_record=False),
    Case("unlocked", "- id: echo-2031-06-16", "- id: ▶echo-2031-06-16", on_record=False),
    Case("citation-changed", f"{{{LEADS_AT}", "▶{in: echo-2031-06-16, at: leads the side}", texts=False, on_record=True),
]


def found(case: Case, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the fact base of a case."""
    if case.on_record:
        folders = cricket.write(folder)
        assert examine(folders.facts, folders.texts, lock=True).locked
    folders = case.write(folder)
    texts = folders.texts if case.texts else None
    return examine(folders.facts, texts, lock=case.on_record is None).problems


def marked(text: str) -> Iterator[tuple[int, int]]:
    """Line and column of what stands behind each mark."""
    for number, line in enumerate(text.split("\n"), 1):
        for earlier, mark in enumerate(re.finditer(HERE, line)):
            yield number, mark.start() + 1 - earlier


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.codes.replace(" ", "+"))
def test_a_mistake_is_found_at_its_place_and_nothing_else(case: Case, tmp_path: Path) -> None:
    heads = [problem.head().partition("]: ")[0] for problem in found(case, tmp_path)]
    places = [f"{tmp_path / 'facts' / case.file}:{line}:{column}" for line, column in marked(case.facts)]
    assert heads == [
        f"{place}: {'warning' if code in WARNINGS else 'error'}[{code}"
        for code, place in zip(case.codes.split(), places, strict=True)
    ]


@pytest.mark.parametrize("scrapbook", ["", cricket.SCRAPBOOK], ids=["article", "article+collage"])
def test_without_these_mistakes_there_is_none(scrapbook: str, tmp_path: Path) -> None:
    folders = cricket.write(tmp_path, scrapbook=scrapbook)
    locked = examine(folders.facts, folders.texts, lock=True)
    assert (locked.problems, locked.locked) == ((), True)
    assert locked.verified == locked.citations > 0
    assert examine(folders.facts, None, lock=False).problems == ()
    assert examine(folders.facts, folders.texts, lock=False).problems == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: 2031-06-14\n", "when: 2031-07\n    mood: planned\n"),
        ("when: 2031-06-14\n", "when: 2031-06\n"),
        ("said: 2031-06-14/2031-06-16", "said: 2031-06-16"),
        (
            "label: the Badger\n    of: bob-bowler\n    stances:\n      - {",
            "label: le Blaireau\n    of: bob-bowler\n    stances:\n      - {lang: en, ",
        ),
        (
            "{who: ann-archer, does: says, in: echo-2031-06-16}",
            "{who: ann-archer, does: says, in: echo-2031-06-16, at: Ann Archer … disgrace}",
        ),
        (LEADS_AT, f"hedge: leads, {LEADS_AT}"),
        (LEADS, f"{LEADS}\n    extent: most of\n    valid: 2031/.."),
        (LEADS, f"{LEADS}\n    conflicts_with: [{{id: archer-captain, note: so}}]\n    compares_with: [spectators]"),
        ("roles: {party: [upper-oakley, lower-oakley]}", "roles: {party: upper-oakley}"),
        ("latitude: 51.5, longitude: -1.25", "latitude: -90, longitude: 180"),
        (FIGURE, "{of: spectators, low: 40, best: 40, high: 40.5}"),
        (FIGURE, "{of: spectators, words: dozens}"),
        (BOWLER, "name: Bob Bowler, names: [{text: Archer, kind: short}]"),
        (BOWLER, "name: Bob Bowler, names: [{text: bob bowler}]"),
        (BOWLER, "name: Bob Bowler, names: []"),
        ("follows_from: match", "follows_from: [match, archer-leads]\n    started_by: match"),
        ("quote: the pitch was a disgrace", 'quote: "the pitch  was\\ta disgrace"'),
        *[added(f"{{id: again, tie: {LEADS[5:]}, mood: {mood}, {RAINED}}}") for mood in ("planned", "cancelled")],
        ("quote: the pitch was a disgrace\n", "quote: the pitch was a disgrace\n    lang: fr\n"),
        # -- a collage: a whole of any length, several sentences, words seen elsewhere of which nobody makes anything
        (f"{BYLINE}\n      - {COW}", "{at: By Harry … It left.}"),
        (BYLINE, BYLINE.replace("publisher: The Herald", "original: leaflet, seen: By Harry")),
        (COW_CITED, COW_CITED.replace("at: A cow was seen … It left.", "at: It left")),
        (TEA_AT, f"{TEA_AT[:-1]}, note: in the end there was none}}"),
        ("does: denies, in: echo-2031-06-16, via: scrapbook, at: Lower", "in: echo-2031-06-16, via: scrapbook, at: Lower"),
        (ABANDONED, f"{ABANDONED}\n      - {{in: echo-2031-06-16, at: was abandoned on}}"),
        (COW, f"{COW}\n    note: so\n    kind: collage"),
        added("{id: archer-badger, label: the Badger, of: ann-archer, stances: [{in: echo-2031-06-16, at: the Badger}]}"),
    ],
)
def test_what_is_allowed(old: str, new: str, tmp_path: Path) -> None:
    assert found(Case("", old, new), tmp_path) == ()


CODE = r"[a-z]+(-[a-z]+)*"


def codes_in(source: str) -> Iterator[str]:
    """The codes, as patterns, that stand in a room: in what makes a problem, and as the second of three things yielded."""
    for node in ast.walk(ast.parse(source)):
        arguments: list[ast.expr] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem":
            arguments = node.args[1:2]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "self._add":
            arguments = [argument for argument in node.args[:2] if isinstance(argument, ast.Constant)]
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            arguments = node.value.elts[1:2]
        for argument in arguments:
            if isinstance(argument, ast.Constant) and re.fullmatch(CODE, str(argument.value)):
                yield str(argument.value)
            elif isinstance(argument, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else CODE for part in argument.values)


def test_every_rule_has_an_example_that_breaks_it() -> None:
    patterns = {code for room in (read, build, check, verify) for code in codes_in(inspect.getsource(room))}
    shown = {code for case in CASES for code in case.codes.split()}
    assert len(patterns) > 30
    assert {pattern for pattern in patterns if not any(re.fullmatch(pattern, code) for code in shown)} == set()
    assert {code for code in shown if not any(re.fullmatch(pattern, code) for pattern in patterns)} == set()


# -- more than a code and a place --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("who: lower-oakley", "who: lower-oakly", "did you mean 'lower-oakley'?"),
        ("does: accuses", "does: acuses", "did you mean 'accuses'?"),
        (BOWLER, f"{BOWLER}, nmes: []", "did you mean 'names'?"),
        ("kind: building", "kind: xyz", "known: air-base, naval-base, airport, port, city, region, building"),
        (*added_actor("{id: ann-archer, kind: person, name: Carl}"), "first: "),
        (LEADS, LEADS.replace("upper-oakley", "bob-bowler"), "it takes: organisation, "),
        (BOWLER, "name: Bob Bowler, name: Bob", "first: line "),
    ],
)
def test_a_hint_says_how_to_mend_it(old: str, new: str, hint: str, tmp_path: Path) -> None:
    (problem,) = found(Case("", old, new), tmp_path)
    assert hint in problem.hint


def test_mistakes_of_several_files_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    facts = cricket.FACTS.replace(BOWLER, "name: Bob Bowler, plural: x, x: y").replace("of: bob-bowler", "of: bob")
    folders = cricket.write(tmp_path, facts)
    (folders.facts / "a.yaml").write_text("actors:\n  - {id: x}\n  - {id: y}\n", encoding="utf-8")
    (folders.facts / "z.yaml").write_text("a: b: c\n", encoding="utf-8")
    problems = examine(folders.facts, folders.texts, lock=False).problems
    assert [(problem.place.file.path.name, problem.code) for problem in problems if problem.severity == "error"] == [
        ("a.yaml", "missing-key"),
        ("a.yaml", "missing-key"),
        ("a.yaml", "missing-key"),
        ("a.yaml", "missing-key"),
        ("oakley.yaml", "type"),
        ("oakley.yaml", "unknown-key"),
        ("oakley.yaml", "reference"),
        ("z.yaml", "syntax"),
    ]
    places = [problem.sort_key for problem in problems]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("old", "new", "texts", "message"),
    [
        (cricket.SHA256, "0" * 64, True, f"the text of this source is not there: 9 citations could not be verified: {CITING}"),
        ("- id: echo", "- id: echo", False, f"9 citations of echo-2031-06-16 not verified: {CITING}"),
        ("- id: echo", "- id: echo", True, "9 citations of echo-2031-06-16 verified, but not on record yet"),
    ],
)
def test_what_is_not_known_is_counted_and_named_by_source(
    old: str, new: str, texts: bool, message: str, tmp_path: Path
) -> None:
    assert message in [problem.message for problem in found(Case("", old, new, texts, on_record=False), tmp_path)]


def test_with_a_mistake_nothing_is_locked(tmp_path: Path) -> None:
    folders = cricket.write(tmp_path, cricket.FACTS.replace("at: Archer leads the side", "at: Archer led the side"))
    assert not examine(folders.facts, folders.texts, lock=True).locked
    assert not (folders.facts / "verified.json").exists()


@pytest.mark.parametrize(
    ("text", "at", "codes"),
    [
        ("One. Two. Three.", "One … Two", []),
        ("One. Two. Three.", "One … Three", ["selector-long"]),
        ("“One.” “Two!” (Three?) Four.", "One … Three", ["selector-long"]),
        ("At 3.30 p.m. rain, i.e. water, fell. Élan. Over", "At … Élan", []),
        ("At 3.30 p.m. rain, i.e. water, fell. Élan. Over", "At … Over", ["selector-long"]),
        ("a" + " b" * 199 + " c", "a … c", ["selector-long"]),
        ("a" + " b" * 198 + " cd", "a … cd", []),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", "1 2 3 4 5 6 7 8 … 9 10 11 12 13 14 15 16", []),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", "1 2 3 4 5 6 7 8 9 … 16", ["selector-long"]),
        ("1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7 8 9", ["selector-long"]),
    ],
)
def test_how_long_a_citation_may_be(text: str, at: str, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "text").write_text(text, encoding="utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    facts = {
        "actors": [{"id": "echo", "kind": "media", "name": "Echo"}],
        "sources": [{"id": "paper", "publisher": "echo", "text_sha256": sha256}],
        "statements": [{"id": "told", "view": "So they say.", "stances": [{"in": "paper", "at": at}]}],
    }
    (tmp_path / "facts.yaml").write_text(as_yaml(facts), encoding="utf-8")
    assert [problem.code for problem in examine(tmp_path, tmp_path, lock=True).problems] == codes
