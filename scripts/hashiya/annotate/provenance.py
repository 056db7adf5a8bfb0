"""Where an article comes from, as its metadata, the lines around its text and its text tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from hashiya.annotate.names import find_names
from hashiya.annotate.outlets import Outlets, is_plain
from hashiya.arabic import Tokens, tokens
from hashiya.knowledge import bare, listed, media
from hashiya.model import UNKNOWN_SOURCE, Article, Clue, Line, Named, Provenance, SourceFound

_OWN_LINES = (
    "copyright",
    "banner",
    "duplicate-title",
    "breadcrumb",
    "newsletter",
    "donation",
    "follow",
    "byline",
    "comments",
    "share",
    "tail",
)
_ABOVE = ("banner", "breadcrumb")
_OF_AGENCIES_TOO = ("copyright", "banner", "duplicate-title", "byline")
# At an unknown address a name that is also a common word is one only where nothing but names stands.
_NAMES_ITS_OUTLET = ("copyright", "banner", "duplicate-title")
_WORDS_BEFORE = 3
_DATELINE = 45
_TOLD_WITHIN = 12
_GAP = 4
_LONGEST_CLOSE = 12
_LONGEST_NAME = 5
_QUOTES = frozenset('"“”«»„')
_BEHIND_DATELINE = re.compile(r"[)»”\"]{0,2} {0,2}[-–—:]")
_DASH_BEFORE = re.compile(r"[-–—:/،] {0,2}$")
_LAST_SIGN = re.compile(r".*(?:[|»«]| [-–—] )")


@dataclass(frozen=True, slots=True)
class _Place:
    """A name of an outlet where it stands.

    Attributes:
        at: the number of its first word in the line.
        kind: the outlet's type.
        opens: True in the first paragraph.
    """

    named: Named
    line: Line
    tokens: Tokens
    at: int
    kind: str
    opens: bool

    def before(self, most: int) -> list[str]:
        """The folded words before it, the nearest first; words like «وكالة» right before it are left out."""
        found = self.tokens.folded[max(0, self.at - most - 2) : self.at][::-1]
        while found and bare(found[0], media()):
            found = found[1:]
        return found[:most]

    @property
    def start(self) -> int:
        """Where the name begins in its line."""
        return self.named.start - self.line.start

    @property
    def end(self) -> int:
        """Where the name ends in its line."""
        return self.named.end - self.line.start

    @property
    def is_called_outlet(self) -> bool:
        """True behind a word like «وكالة», or between marks of quotation or brackets."""
        text = self.tokens.text
        around = (
            text[max(0, self.start - _GAP) : self.start].rstrip()[-1:],
            text[self.end : self.end + _GAP].lstrip()[:1],
        )
        marked = around[0] in _QUOTES | {"("} and (around[1] in _QUOTES | {")"} or self.named.form[-1:] in _QUOTES)
        return marked or (self.at > 0 and bare(self.tokens.folded[self.at - 1], media()))


def provenance(article: Article, outlets: Outlets) -> Provenance:
    """Whose page it is, whom it took the text from, and after whom the text reports.

    What was declared of the page wins over the lines around the text, and those over the text. An outlet that is only
    quoted is never taken for the publisher.
    """
    places = [place for place in _places(article, outlets) if place.named.actor != UNKNOWN_SOURCE]
    page = [place for place in places if place.line.kind == "removed" and place.line.rule != "hidden"]
    body = [place for place in places if place.line.kind in ("paragraph", "heading", "title")]
    last = max((line.number for line in article.lines if line.kind == "paragraph"), default=0)
    banners = {place.named.actor for place in page if place.line.rule in _ABOVE and _is_own_line(place)}
    taken = next(
        (place for place in (*page, *body) if _is_taken_from(place, last) and place.named.actor not in banners), None
    )
    own = _declared(article, outlets) or _printed(article, page, body, taken, outlets) or _at_host(article, outlets)
    known = {found.source for found in (own,) if found} | {place.named.actor for place in (taken,) if place}
    cited = {place.named.actor: place for place in reversed(places) if _is_cited(place, last)}
    cites = sorted((p for actor, p in cited.items() if actor not in known), key=lambda place: place.named.start)
    return Provenance(own, _found(taken) if taken else None, tuple(_found(place) for place in cites))


def _places(article: Article, outlets: Outlets) -> Iterator[_Place]:
    names = find_names(article, outlets.names)
    if not names:
        return
    lines = {line.id: line for line in article.lines}
    first = next((line.id for line in article.lines if line.kind == "paragraph"), "")
    cut: dict[str, Tokens] = {}
    for named in names:
        line = lines[named.line_id]
        found = cut.get(line.id) or cut.setdefault(line.id, tokens(article.words_of(line)))
        at = bisect_left(found.spans, (named.start - line.start + 1,)) - 1
        yield _Place(named, line, found, at, outlets.types.get(named.actor, ""), line.id == first)


def _found(place: _Place) -> SourceFound:
    return SourceFound(place.named.actor, Clue(place.named.form, place.named.start, place.named.end))


def _declared(article: Article, outlets: Outlets) -> SourceFound | None:
    """What the address of a known outlet, else the page's own metadata tell; an unknown name is told as it is."""
    declared = article.declared
    if (found := _at_host(article, outlets)) and found.source:
        return found
    if declared.source:
        clue = Clue(declared.source, field=declared.fields.get("source", "source"))
        return SourceFound(outlets.named(declared.source), clue)
    return None


def _at_host(article: Article, outlets: Outlets) -> SourceFound | None:
    """The outlet of the address; an unknown host is told as it is."""
    host, known = outlets.at(article.declared.url)
    return SourceFound(known, Clue(host, field=article.declared.fields.get("url", "url"))) if host else None


def _printed(
    article: Article, page: list[_Place], body: list[_Place], taken: _Place | None, outlets: Outlets
) -> SourceFound | None:
    """The outlet that the lines around the text are of, else the one that the text calls its own."""
    others = {taken.named.actor} if taken else set()
    own = [place for place in page if place.named.actor not in others and _is_own_line(place)]
    if article.declared.url:
        own = [place for place in own if is_plain(place.named.form) or place.line.rule in _NAMES_ITS_OUTLET]
    own.sort(key=lambda place: _OWN_LINES.index(place.line.rule))
    if not own:
        own = [place for place in body if place.named.actor not in others and _is_own_word(place)]
    return _found(own[0]) if own else _unknown_name(article, outlets) or _owner_of_rights(article, outlets)


def _is_own_line(place: _Place) -> bool:
    rule = place.line.rule
    if place.kind == "platform" or rule not in _OWN_LINES or (place.kind == "agency" and rule not in _OF_AGENCIES_TOO):
        return False
    if place.kind == "agency" and rule == "byline":
        return False
    if any(word in listed("attribution", "contact") for word in place.before(1)):
        return False
    if rule == "duplicate-title":
        sign = _LAST_SIGN.match(place.tokens.text)
        return sign is not None and place.start >= sign.end()
    if rule in ("copyright", "banner") or is_plain(place.named.form):
        return True
    return rule != "tail" and (place.is_called_outlet or _is_behind_place(place))


def _is_behind_place(place: _Place) -> bool:
    """True for a name that ends a line behind a dash or the like: «بيروت - الأخبار»."""
    text = place.tokens.text
    return not text[place.end :].strip() and bool(_DASH_BEFORE.search(text[: place.start]))


def _is_own_word(place: _Place) -> bool:
    """True where an outlet names itself: «خاص – عنب بلدي», «علم موقع ...», «دبي - العربية.نت» at the text's begin."""
    if place.kind in ("agency", "platform") or not (is_plain(place.named.form) or place.is_called_outlet):
        return False
    if _is_dateline(place):
        return True
    if _is_sent_to(place):
        return True
    before = place.before(1)
    return bool(before) and bare(before[0], listed("attribution", "learnt")) and place.line.kind != "title"


def _is_sent_to(place: _Place) -> bool:
    """True where an outlet says that something reached it: «في بيان تلقته ...», «تلقت ... نسخة منه»."""
    before = " ".join(place.before(1))
    behind = place.at + len(tokens(place.named.form).folded)
    if bare(before, listed("attribution", "received_it")):
        return True
    copy = not listed("attribution", "copy").isdisjoint(place.tokens.folded[behind : behind + _WORDS_BEFORE])
    return copy and bare(before, listed("attribution", "received"))


def _is_dateline(place: _Place) -> bool:
    """True in the first words of the text, before a dash: «القاهرة (رويترز) -»."""
    if place.end > _DATELINE or not place.opens:
        return False
    return bool(_BEHIND_DATELINE.match(place.tokens.text, place.end)) and place.at <= _WORDS_BEFORE + 1


def _unknown_name(article: Article, outlets: Outlets) -> SourceFound | None:
    """The name of a site that no list knows, where it stands alone above the title."""
    for line in article.lines:
        if line.kind == "removed" and line.rule == "banner":
            words = article.words_of(line).strip()
            start = line.start + article.words_of(line).find(words)
            if bare(next(iter(tokens(words).folded), ""), media()) and not outlets.named(words):
                return SourceFound("", Clue(words, start, start + len(words)))
    return None


def _owner_of_rights(article: Article, outlets: Outlets) -> SourceFound | None:
    """The name in the line of the rights that no list knows, if it calls itself an outlet, a second line has it,
    or a web page tells it in its own line."""
    removed = [line for line in article.lines if line.kind == "removed"]
    rights = [line for line in removed if line.rule == "copyright"]
    other_lines = [line for line in removed if rights and line.rule != "copyright"]
    others = [f" {' '.join(tokens(article.words_of(line)).folded)} " for line in other_lines]
    known = listed("attribution", "rights")
    for line in rights:
        found = tokens(article.words_of(line))
        rest = [n for n, word in enumerate(found.folded) if not (word.isdigit() or word in known)]
        if not rest or len(rest) > _LONGEST_NAME or rest[-1] - rest[0] >= len(rest):
            continue
        name = found.folded[rest[0] : rest[-1] + 1]
        start, end = found.spans[rest[0]][0], found.spans[rest[-1]][1]
        called = bare(name[0], media())
        if called and name[0] not in media():
            start += 1
        words = found.text[start:end]
        elsewhere = any(f" {' '.join(name)} " in other for other in others)
        if ((called and len(name) > 1) or elsewhere or article.declared.title) and not outlets.named(words):
            return SourceFound("", Clue(words, line.start + start, line.start + end))
    return None


def _is_taken_from(place: _Place, last: int) -> bool:
    """True behind «نقلا عن», «المصدر:» in a line of the page, or in a last short line of the text."""
    short = place.line.number == last and len(place.tokens.text) < _DATELINE * 2 and place.start < _DATELINE
    if place.line.kind != "removed" and not short:
        return False
    if place.line.rule.startswith("duplicate") or place.line.rule in ("read-also", "related", "tail", "icon-caption"):
        return False
    before = " ".join(place.before(6)[::-1])
    words = listed("attribution", "republished")
    if not before or place.kind == "platform":
        return False
    if short and place.line.kind != "removed":
        words = words - {word for word in words if " " not in word and word[0] == "ع"}
    return any(before == word or before.endswith(f" {word}") for word in words)


def _is_cited(place: _Place, last: int) -> bool:
    """True where the text reports after an outlet, or prints an agency's name as the one it has the text from."""
    if place.line.kind == "removed":
        return place.kind == "agency" and place.line.rule in ("source-line", "byline", "dateline")
    if place.line.kind not in ("paragraph", "heading", "title"):
        return False
    before = place.before(_WORDS_BEFORE)
    if place.kind == "platform":
        return any(bare(word, listed("attribution", "posted")) for word in before)
    if place.kind == "agency" and (_is_dateline(place) or _is_signature(place, last)):
        return True
    if not (is_plain(place.named.form) or place.is_called_outlet):
        return False
    return _is_after(place, before) or (place.kind == "agency" and place.is_called_outlet)


def _is_after(place: _Place, before: list[str]) -> bool:
    """True behind a word of citing, or where somebody told it to the outlet («في تصريح لوكالة ...»)."""
    if any(bare(word, listed("attribution", "citing")) for word in before[:2]):
        return True
    follows = place.tokens.folded[place.at + len(tokens(place.named.form).folded) :][:1]
    return _is_told(place) or bool(follows and follows[0] in listed("attribution", "from"))


def _is_told(place: _Place) -> bool:
    before = place.tokens.folded[max(0, place.at - _TOLD_WITHIN) : place.at]
    to = listed("attribution", "to")
    spoken_to = place.named.proclitic[-1:] in to or bool(before and before[-1][:1] in to)
    return spoken_to and any(bare(word, listed("attribution", "told")) for word in before)


def _is_signature(place: _Place, last: int) -> bool:
    """True for an agency in brackets at the end of the last line or of a paragraph: «(أ ف ب)»."""
    text = place.tokens.text
    closed = len(text) - place.end <= _LONGEST_CLOSE and not text[place.end :].strip(' ).»”"-–')
    opened = text[max(0, place.start - _GAP) : place.start].rstrip()[-1:] in ("(", "-", "–", "/")
    return closed and opened and (place.line.number == last or place.line.kind == "paragraph")
