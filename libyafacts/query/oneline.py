"""One sentence with its attribution, short enough to be pasted into a chat.

Where it would be too long, the texts of statements give way first, each marked as cut, then the number of speakers, sources and
rivals that are named. How sure it is, who says it and who is against it are never cut away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from libyafacts import wording
from libyafacts.dates import by
from libyafacts.index import Index
from libyafacts.model import Entity, Entry, Figure, Label, Source, Stance, Tie
from libyafacts.query import phrases
from libyafacts.vocabulary import DENYING_ACTS, EXCLUSIVE, PREDICATES

LIMIT = 280  # a sentence has fewer characters
_TRIES = 40
_AT_ODDS = "at odds with the word of"
_CUT, _CUT_IN_QUOTES = "…", " […]”"

_MOST = 8  # things told of somebody; more have no room in any case
# Ties with somebody at the head of something.
_HEADS = ("holds-office", "commands", "leads")
_BY_SOURCES = ("corroborated", "stated")
# Of whom no source says in its own voice what they are, the first statement of the first of these is told.
_SUREST = (*_BY_SOURCES, "stated by a participant", "inferred", "claimed", "attributed")


class _Scale(NamedTuple):
    """How much is told: how many speakers of a side and sources, how many rivals in their own words, how long texts are.

    The statement that a sentence is about has at least so many characters, if it is not shorter; those beside it at most.
    """

    named: int
    rivals: int
    text: int


_SCALES = (
    _Scale(9, 9, LIMIT),
    _Scale(3, 3, 90),
    _Scale(3, 1, 60),
    _Scale(2, 1, 50),
    _Scale(2, 0, 60),
    _Scale(1, 0, 40),
)


# -- statements --------------------------------------------------------------------------------------------------------


def of_statement(index: Index, entry: Entry) -> str:
    """A statement in one sentence: how sure, what, when, who says it, who is against it, in which sources, and its id.

    Args:
        index: the base.
        entry: the statement.
    """
    before, end = _capital(_mark(index, entry)), _end(index, entry.id)
    sentences = (_fitted(index, entry, scale, before, _accounts(index, entry, scale) + end) for scale in _SCALES)
    return _best(sentences) or _clipped(index, entry, before, end)


def _best(sentences: Iterable[str]) -> str:
    """The first that is short enough, but rather one of the next few in which nothing is cut; empty where none is short."""
    short = ""
    for number, sentence in enumerate(sentences):
        if sentence and len(sentence) < LIMIT:
            if _CUT not in sentence:
                return sentence
            short = short or sentence
        if short and number >= _TRIES:
            break
    return short


def _fitted(index: Index, entry: Entry, scale: _Scale, before: str, after: str) -> str:
    """A statement between two texts, cut to what room they leave; empty where they leave too little."""
    room = LIMIT - 1 - len(before) - len(after)
    text = _text(index, entry, max(room, 1))
    fits = len(text) <= room and room >= min(len(_text(index, entry, LIMIT)), scale.text)
    return f"{before}{text}{after}" if fits else ""


def _clipped(index: Index, entry: Entry, before: str, after: str) -> str:
    """A statement between two texts where names alone are too long for a sentence: they are cut too, but no side is lost."""
    stances = phrases.all_stances(index, entry)
    hedged = ", hedged," if any(stance.hedge for stance in stances) else ""
    saying = f"said{hedged} by" if entry.statement.stances else "inferred from the word of"
    parts = {
        saying: _names(index, stances, denying=False),
        "denied by": _names(index, stances, denying=True),
        _AT_ODDS: _voices(index, phrases.rivals_of(index, entry), _SCALES[-1]),
        "in": _references(index, stances),
    }
    room, told = 0, ""
    for width in (80, 60, 40, 24, 12, 6):
        if room < _SCALES[-1].text:
            short = {words: _some([cut(name, width) for name in names], 1) for words, names in parts.items() if names}
            told = "; ".join(f"{words} {names}" for words, names in short.items())
            room = max(LIMIT - 1 - len(f"{before} — {told}{after}"), 1)
    return f"{before}{cut(_text(index, entry, room), room)} — {told}{after}"


def _mark(index: Index, entry: Entry) -> str:
    """How sure it is, at the head; nothing where the sentence goes on with "stated by", or is a quotation."""
    by_sources = entry.status in _BY_SOURCES and not phrases.attribution(index, entry.statement)
    mark = "" if by_sources else phrases.mark_of(entry)
    return f"{mark}: " if mark else ""


def _text(index: Index, entry: Entry, room: int) -> str:
    """What a statement says, cut to so many characters; a number, its date, and that something is only planned, stay."""
    content = entry.statement.content
    mood = wording.with_mood("", entry.statement.mood)
    amount = f": {wording.amount_words(content)}" if isinstance(content, Figure) else ""
    when = phrases.when_words(index, entry)
    after = flat(amount) + mood + (f", {when}" if when else "")
    words = flat(entry.text.removesuffix(mood).removesuffix(amount)).removesuffix(".")
    return f"{cut(words, max(room - len(after), 1))}{after}"


def _accounts(index: Index, entry: Entry, scale: _Scale) -> str:
    return _attribution(index, entry, scale) + _rivals(index, entry, scale) + _compared(index, entry, scale)


def _attribution(index: Index, entry: Entry, scale: _Scale) -> str:
    """Who says it and who denies it, in which sources; what it is inferred from, where nobody says it."""
    references = _some(_references(index, phrases.all_stances(index, entry)), scale.named) or "no source"
    speakers = _speakers(index, entry, scale)
    if not entry.statement.stances:
        speakers = f"inferred from: {_some(_premises(index, entry, scale), scale.named) or 'nothing on record'}"
    return f" — {speakers} ({references})" if speakers else f" — stated by {references}"


def _premises(index: Index, entry: Entry, scale: _Scale) -> list[str]:
    """What a statement is inferred from, each with how sure it is, and who says and who denies what is not simply stated."""
    premises = []
    for origin in index.statements(link.other for link in entry.statement.origins()):
        how = [phrases.mark_of(origin) or origin.status]
        if origin.status not in _BY_SOURCES and (speakers := _speakers(index, origin, scale)):
            how.append(speakers)
        premises.append(f"{_text(index, origin, scale.text)} ({': '.join(how)})")
    return premises


def _speakers(index: Index, entry: Entry, scale: _Scale) -> str:
    """Who says it and who denies it; empty where it stands in a source's own voice alone."""
    stances = phrases.all_stances(index, entry)
    if not phrases.attribution(index, entry.statement._replace(stances=tuple(stances))):
        return ""
    saying = _some(_deeds(index, stances, denying=False), scale.named) or "nobody on record says it"
    denying = _some(_deeds(index, stances, denying=True), scale.named)
    return f"{saying}, but {denying}" if denying else saying


def _rivals(index: Index, entry: Entry, scale: _Scale) -> str:
    """What contradicts it, and by whose account; whose word that is alone, where there is no room for more.

    That two statements contradict each other was found by their readers: no speaker is said to have contradicted another.
    """
    rivals = phrases.rivals_of(index, entry)
    if scale.rivals:
        return f"; but: {_some(_told(index, rivals, scale), scale.rivals)}" if rivals else ""
    voices = _some(_voices(index, rivals, scale), scale.named)
    return f"; {_AT_ODDS} {voices}" if voices else ""


def _compared(index: Index, entry: Entry, scale: _Scale) -> str:
    """How others count."""
    rivals = index.statements(index.compared(entry.id)) if entry.statement.kind == "figure" else []
    return f"; {phrases.COMPARED}{_some(_told(index, rivals, scale), max(scale.rivals, 1))}" if rivals else ""


def _told(index: Index, entries: Iterable[Entry], scale: _Scale) -> list[str]:
    return [_text(index, entry, scale.text) + _attribution(index, entry, scale) for entry in entries]


# -- who says it, and where --------------------------------------------------------------------------------------------


def _deeds(index: Index, stances: Iterable[Stance], *, denying: bool) -> list[str]:
    """What the speakers of one side do, each once: whether one denies or rejects comes to the same."""
    groups: dict[tuple[str, ...], list[Stance]] = {}
    for stance in stances:
        if (stance.does in DENYING_ACTS) == denying:
            does = "" if denying else stance.does
            groups.setdefault((stance.who, does, stance.to, stance.hedge, said_apart(index, stance)), []).append(stance)
    return [", ".join(filter(None, [deed(index, group), said])) for (*_, said), group in groups.items()]


def deed(index: Index, stances: Sequence[Stance]) -> str:
    """What somebody does in stances that are alike, without the numbers of sources: these mean nothing away from a screen.

    Args:
        index: the base.
        stances: at least one, all by the same speaker.
    """
    words, _, _ = phrases.act(index, stances).rpartition(" ")
    marks = ", in quotation marks" if any(stance.quotation_marks for stance in stances) else ""
    return flat(words.removesuffix(",") + marks)


def said_apart(index: Index, stance: Stance) -> str:
    """When it was said, in words; empty where the date of the document tells as much.

    Args:
        index: the base.
        stance: of whoever said it.
    """
    source = index.source(stance.source)
    if stance.said is None or (source and source.date and stance.said.text in (source.date.text, by(source.date).text)):
        return ""
    return phrases.said_words(stance)


def _names(index: Index, stances: Iterable[Stance], *, denying: bool) -> list[str]:
    speakers = phrases.parties(stance for stance in stances if (stance.does in DENYING_ACTS) == denying)
    return [flat(index.in_text(who)) for who in speakers]


def _voices(index: Index, entries: Iterable[Entry], scale: _Scale) -> list[str]:
    """Who says any of some statements, and in which documents; these alone, where they speak for themselves."""
    voices: dict[str, list[Stance]] = {}
    for entry in entries:
        for stance in phrases.all_stances(index, entry):
            if stance.does not in DENYING_ACTS:
                voices.setdefault("" if stance.own_voice else flat(index.in_text(stance.who)), []).append(stance)
    told = []
    for name, stances in voices.items():
        references = _references(index, stances)
        told += [f"{name} ({_some(references, scale.named)})"] if name else references
    return told


def _references(index: Index, stances: Iterable[Stance]) -> list[str]:
    """The documents of stances by outlet and date; of words that were read in a collage, it says so."""
    told: dict[str, None] = {}
    for stance in stances:
        source, via = index.source(stance.source), index.source(stance.via)
        if source:
            derived = "*" if source.date and source.date_basis != "printed" else ""
            read_in = f", read in {'a collage' if via.kind == 'collage' else outlet(index, via)}" if via else ""
            told[flat(f"{outlet(index, source)}, {phrases.document_date(source)}{derived}{read_in}")] = None
    return list(told)


def outlet(index: Index, source: Source) -> str:
    """Who brought a document out, by the name that a reader knows: the agency, else the publisher.

    Args:
        index: the base.
        source: the document.
    """
    house = source.voice or source.publisher
    name = index.in_text(house).removeprefix("the ") if house else source.id
    return f"a collage on {name}" if source.kind == "collage" else name


# -- dossiers ----------------------------------------------------------------------------------------------------------


def of_dossier(index: Index, entity: Entity, entries: Sequence[Entry]) -> str:
    """Somebody in one sentence: what they are by a source's own word, then what is disputed, with both sides; and the id.

    What is disputed goes before all but the first of what they are, and what of it finds no room is counted. Of whom no source
    says in its own voice what they are, the surest statement is told.

    Args:
        index: the base.
        entity: whom it is about.
        entries: the statements of the dossier, in its order.
    """
    known = _known_as(entity, entries)[:_MOST]
    disputed = _disputed(index, entity, entries)
    if disputed:
        sentences = _contested(index, entity, known, disputed)
    elif known:
        heads = (_head(index, entity, known[:told], scale) for told in range(len(known), 0, -1) for scale in _SCALES)
        sentences = (head + _end(index, entity.id) for head in heads)
    else:
        sentences = _surest(index, entity, entries)
    return _best(sentences) or _nothing(index, entity)


def _contested(index: Index, entity: Entity, known: Sequence[Entry], disputed: Sequence[Entry]) -> Iterator[str]:
    """Sentences from the best to the shortest: as many disputes as can be, then as much as can be of what somebody is."""
    mark, end = f"; {disputed[0].status}: ", _end(index, entity.id)
    heads = {(parts, scale): _head(index, entity, known[:parts], scale) for parts in range(len(known) + 1) for scale in _SCALES}
    for most in range(min(len(disputed), _MOST), 1, -1):
        for scale in _SCALES:
            sided = [_text(index, entry, scale.text) + _sides(index, entry, scale) for entry in disputed[:most]]
            told = "; ".join(sided) + _others(len(disputed) - most, "dispute")
            yield from (f"{heads[parts, scale]}{mark}{told}{end}" for parts in range(len(known), 0, -1) or (0,))
    end = _others(len(disputed) - 1, "dispute") + end
    denied = bool(phrases.deniers(disputed[0].statement))
    alike = [entry for entry in disputed if bool(phrases.deniers(entry.statement)) == denied]
    for parts, entry, scale in product(range(len(known), -1, -1), alike, _SCALES):
        yield _fitted(index, entry, scale, f"{heads[parts, scale]}{mark}", _sides(index, entry, scale) + end)
    yield _clipped(index, disputed[0], f"{cut(_kind(entity), 40)}{mark}", end)


def _sides(index: Index, entry: Entry, scale: _Scale) -> str:
    """Both sides of a dispute: who says and who denies it, else what contradicts it."""
    return _attribution(index, entry, scale) + ("" if phrases.deniers(entry.statement) else _rivals(index, entry, scale))


def _disputed(index: Index, entity: Entity, entries: Iterable[Entry]) -> list[Entry]:
    """What is contested, first what is both said and denied of them; of two that contradict each other, the first alone."""

    def order(entry: Entry) -> tuple[bool, bool, bool]:
        concerned = entity.id in dict(entry.statement.participants())
        return not concerned, entry.status == "denied", not phrases.deniers(entry.statement)

    told: dict[str, Entry] = {}
    for entry in sorted((entry for entry in entries if entry.status in ("disputed", "denied")), key=order):
        rivals = {rival.id for rival in phrases.rivals_of(index, entry)}
        if phrases.deniers(entry.statement) or not rivals & told.keys():
            told[entry.id] = entry
    return list(told.values())


def _surest(index: Index, entity: Entity, entries: Iterable[Entry]) -> Iterator[str]:
    """Sentences on whom no source calls anything in its own voice: what is told of them before that in which they occur."""

    def order(entry: Entry) -> tuple[bool, int]:
        content = entry.statement.content
        subject = content.of if isinstance(content, Label) else content.subject if isinstance(content, Tie) else ""
        return subject != entity.id, _SUREST.index(entry.status)

    end = _end(index, entity.id)
    for entry in sorted((entry for entry in entries if entry.status in _SUREST), key=order):
        mark = _mark(index, entry)
        kind = "" if _without_subject(entity, entry.text) else _kind(entity)
        mark = f"{'; ' if mark else ': '}{mark}" if kind else _capital(mark)
        yield from (_fitted(index, entry, scale, kind + mark, _accounts(index, entry, scale) + end) for scale in _SCALES)
        yield _clipped(index, entry, cut(kind, 40) + mark, end)


def _head(index: Index, entity: Entity, known: Sequence[Entry], scale: _Scale) -> str:
    """What somebody is; no more than the kind of thing where that is not known."""
    parts = [_known(index, entity, entry, scale) for entry in known]
    if not parts or not _without_subject(entity, parts[0]):
        return ": ".join(filter(None, [_kind(entity), "; ".join(parts)]))
    return "; ".join([parts[0], *(_without_subject(entity, part) or part for part in parts[1:])])


def _without_subject(entity: Entity, sentence: str) -> str:
    """What a sentence says of its subject; empty where that is somebody else."""
    subject = f"{flat(entity.in_text)} "
    return sentence[len(subject) :] if sentence[: len(subject)].casefold() == subject.casefold() else ""


def _kind(entity: Entity) -> str:
    """Its name with the kind of thing that it is; the name of an unnamed speaker says so itself."""
    name = flat(entity.name)
    return name if entity.kind == "unnamed" else f"{name} ({entity.kind.replace('-', ' ')})"


def _known(index: Index, entity: Entity, entry: Entry, scale: _Scale) -> str:
    """A statement of what somebody is, with its sources; a title in the words with which a source gives it."""
    content, stances = entry.statement.content, entry.statement.stances
    text = _text(index, entry, LIMIT)
    if isinstance(content, Label) and (hedge := _hedge(entry)):
        text = flat(f"{_capital(entity.in_text)} {hedge} “{content.words}”")
    marks = ", in quotation marks" if any(stance.quotation_marks for stance in stances) else ""
    return f"{text}{marks} ({_some(_references(index, stances), scale.named)})"


def _known_as(entity: Entity, entries: Iterable[Entry]) -> list[Entry]:
    """The statements that say in a source's own voice what somebody is, the most telling first."""
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entity, entry)) is not None]
    return [entry for _, entry in sorted(ranked, key=lambda one: one[0])]


def _rank(entity: Entity, entry: Entry) -> float | None:
    """How little a statement tells of what somebody is; None where it does not, or not in a source's own voice.

    First come titles as they are hedged, then which office somebody holds, what they are the head of, a part of, who holds
    office with them, whom they have at the head; what they are called, and whom they are against.
    """
    content = entry.statement.content
    stated = entry.status in _BY_SOURCES and entry.statement.mood == "actual"
    if isinstance(content, Label) and content.of == entity.id:
        return 0 if _hedge(entry) and entry.status == "claimed" else 6 if stated else None
    if not isinstance(content, Tie) or not stated:
        return None
    if content.subject != entity.id:
        return 4 + _HEADS.index(content.predicate) / 10 if content.object == entity.id and content.predicate in _HEADS else None
    if content.predicate in _HEADS:
        return 1 + _HEADS.index(content.predicate) / 10
    return {"affiliation": 2, "location": 2, "opposition": 7}.get(PREDICATES[content.predicate].tie_class)


def _hedge(entry: Entry) -> str:
    """The words with which a source gives a title in its own voice, but does not vouch for it: "takes the title of"."""
    first = next(iter(entry.statement.stances), None)
    return first.hedge if first and first.own_voice else ""


def _nothing(index: Index, entity: Entity) -> str:
    """That nothing is on record; of an outlet, how many of the sources are its own."""
    own = sum(entity.id in (source.voice, source.publisher) for source in index.sources())
    sources = f"; {own} of the sources {'is' if own == 1 else 'are'} its own" if own else ""
    return f"{cut(_kind(entity), 120)}: no statement about it is on record{sources}{_end(index, entity.id)}"


# -- bases -------------------------------------------------------------------------------------------------------------


def of_base(index: Index, entity: Entity, answer: str) -> str:
    """The holder of a base in one sentence: the answer, the sources, who is against it, and the base's id.

    Args:
        index: the base.
        entity: the place.
        answer: a sentence on who holds it.
    """
    about = index.about(entity.id)
    holds = [entry for entry in about if _is_hold(entity, entry)]
    stances = [stance for entry in holds or about for stance in phrases.all_stances(index, entry)]
    words, references = flat(answer).removesuffix("."), _references(index, stances)
    for scale in _SCALES:
        where = ("" if holds else "mentioned in ") + (_some(references, scale.named) or "no source")
        sentence = f"{words} ({where}){''.join(_against(index, entry, scale) for entry in holds)}{_end(index, entity.id)}"
        if len(sentence) < LIMIT:
            return sentence
    after = f" ({cut(where, 60)}){_end(index, entity.id)}"
    return cut(words, LIMIT - 1 - len(after)) + after


def _is_hold(entity: Entity, entry: Entry) -> bool:
    tie = entry.statement.content
    return isinstance(tie, Tie) and tie.predicate in EXCLUSIVE and tie.object == entity.id


def _against(index: Index, entry: Entry, scale: _Scale) -> str:
    """Who denies a hold, and what contradicts it."""
    denied = _some(_deeds(index, phrases.all_stances(index, entry), denying=True), scale.named)
    return (f"; but {denied}" if denied else "") + _rivals(index, entry, scale)


# -- keeping within the limit ------------------------------------------------------------------------------------------


def _end(index: Index, id_: str) -> str:
    """The id, and the day by which it was known, where that was asked for."""
    day = index.meta.get("known_by", "")
    return f" [{cut(id_, 60)}{f', known by {day}' if day else ''}]"


def flat(text: str) -> str:
    """A text on one line, each run of white space as one space.

    Args:
        text: any.
    """
    return " ".join(text.split())


def cut(text: str, room: int) -> str:
    """A text of at most so many characters, ended after a word and marked as cut; quotation marks that it opened are closed.

    Args:
        text: on one line.
        room: how many characters; at least one.
    """
    if len(text) <= room:
        return text
    kept = _whole_words(text, max(room - len(_CUT_IN_QUOTES), 0))
    return f"{kept}{_CUT_IN_QUOTES if kept.count('“') > kept.count('”') else _CUT}"


def _whole_words(text: str, room: int) -> str:
    words, _, _ = text[: room + 1].rpartition(" ")
    return (words or text[:room]).rstrip(" ,;:—")


def _some(parts: Sequence[str], most: int, noun: str = "") -> str:
    """The first parts in a row, and how many others there are."""
    return "; ".join(parts[:most]) + _others(len(parts) - most, noun)


def _others(count: int, noun: str = "") -> str:
    """That there are others: "; and 2 others", "; and 2 more disputes"."""
    words = f"more {noun}" if noun else "other"
    return f"; and {count} {words}{'s' if count > 1 else ''}" if count > 0 else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
