"""Whether a form that was found counts as the actor's name where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hashiya.annotate.lexicon import Planted
from hashiya.arabic import ARTICLE, Tokens, is_surname
from hashiya.knowledge import as_printed, bare, listed, media, nationalities, titles

_OPENERS = {")": "(", "”": "“", "»": "«", '"': '"'}
_QUOTES = frozenset("\"“”«»‘’'„‟‹›")


class Hit(NamedTuple):
    """A form found in the words of a line.

    Attributes:
        first, last: its first and last word.
        start, end: its span in the line, the proclitic left out.
        proclitic: the folded letters before it in its first word.
        rivals: the actors whose short form it may be; `planted` is the first of them until one is chosen.
    """

    planted: Planted
    tokens: Tokens
    first: int
    last: int
    start: int
    end: int
    proclitic: str
    rivals: Mapping[str, list[Planted]]

    @property
    def before(self) -> str:
        """The folded word right before, with nothing but a space or marks of quotation between; else empty."""
        if not self.first:
            return ""
        gap = self.tokens.text[self.tokens.spans[self.first - 1][1] : self.tokens.spans[self.first][0]]
        close = len(gap) <= 4 and all(letter in " \u00a0:(" or letter in _QUOTES for letter in gap)
        return self.tokens.folded[self.first - 1] if close else ""

    @property
    def after(self) -> str:
        """The folded word right after, with nothing but a space between; else empty."""
        if self.last + 1 == len(self.tokens.spans):
            return ""
        gap = self.tokens.text[self.tokens.spans[self.last][1] : self.tokens.spans[self.last + 1][0]]
        return self.tokens.folded[self.last + 1] if gap in (" ", "\u00a0") else ""

    @property
    def quoted(self) -> bool:
        """True where it stands alone between marks of quotation."""
        text, start = self.tokens.text, self.tokens.spans[self.first][0]
        return text[start - 1 : start] in _QUOTES and text[self.end : self.end + 1] in _QUOTES


def closed(text: str, start: int, end: int) -> int:
    """The end of a name moved behind a bracket or quotation mark that it opens and does not close."""
    closer = text[end : end + 1]
    if closer not in _OPENERS:
        return end
    opener, inside = _OPENERS[closer], text[start:end]
    opened = inside.count(opener) % 2 if opener == closer else inside.count(opener) > inside.count(closer)
    return end + 1 if opened else end


def is_cut_too_short(hit: Hit) -> bool:
    """True for a short word behind a proclitic, likely one word: below four letters of persons, three of others."""
    if hit.first != hit.last or not hit.proclitic or hit.planted.length > 1:
        return False
    least = 4 if hit.planted.type == "person" and hit.proclitic != "و" else 3
    return len(hit.tokens.folded[hit.first]) - len(hit.proclitic) < least


def is_somebody_else(hit: Hit) -> bool:
    """True where the words are part of a longer name: «حافظ الأسد», «محمد بن سلمان», «محمد علي الحوثي»."""
    planted = hit.planted
    if planted.type != "person" or planted.form.kind == "nisba" or planted.length > 2:
        return False
    return _goes_on_before(hit) or _goes_on_after(hit)


def _goes_on_before(hit: Hit) -> bool:
    before = hit.before
    if not before or hit.proclitic or before in hit.planted.own:
        return False
    directly = hit.tokens.text[hit.start - 1 : hit.start] == " "
    return before in listed("roles", "particles") or (directly and before in _given())


def _goes_on_after(hit: Hit) -> bool:
    after, last = hit.after, hit.tokens.folded[hit.last]
    if not after or last.startswith(ARTICLE):
        return False
    if after in listed("roles", "ends") or (hit.planted.length == 1 and after in listed("roles", "particles")):
        return True
    alone = hit.planted.length == 1 and bare(last, _given())
    if alone and hit.planted.form.kind == "name" and not bare(after, listed("roles", "follows")):
        return True
    return (alone and after in _given()) or ((alone or hit.planted.form.kind == "name") and _is_surname(after))


def _given() -> frozenset[str]:
    return listed("given-names", "given")


def _is_surname(word: str) -> bool:
    return is_surname(word) and word not in listed("roles", "follows") and word not in nationalities() | titles()


def has_context(hit: Hit) -> bool:
    """True where the words before a form, or marks around it, show that a common word is a name here."""
    before, kind = hit.before, hit.planted.type
    if hit.planted.guard == "outlet":
        return hit.quoted or bare(before, media())
    if kind == "person":
        return behind_title(hit) or bare(before, listed("roles", "speech"))
    if kind == "organisation":
        return hit.quoted or bare(before, media()) or bare(before, listed("common-words", "bodies"))
    return hit.planted.form.kind != "nisba" and bare(before, listed("common-words", "places"))


def behind_title(hit: Hit) -> bool:
    """True right behind a title: «الوزير الأعرجي»."""
    return bare(hit.before, titles())


def names_a_nation(hit: Hit) -> bool:
    """True where a surname is also the adjective of a state: «الرئيس السوداني»."""
    return hit.tokens.folded[hit.last] in nationalities()


def has_same_yaa(hit: Hit, egyptian: bool) -> bool:
    """In one-word forms ى is not ي: على is not علي; nor is على ever the last word of a longer one.

    Where an article prints «فى», ى stands for final ي in it; and behind ال or in adjectives too, whatever it prints.
    """
    text, form = hit.tokens.text, hit.planted.form
    last = text[slice(*hit.tokens.spans[hit.last])]
    written = form.form.endswith("ى")
    if last in as_printed("common-words", "particles") and not written:
        return False
    if hit.first != hit.last or form.kind == "nisba" or written == last.endswith("ى"):
        return True
    if written or last in as_printed("common-words", "maqsura"):
        return False
    return egyptian or (last.startswith(ARTICLE) and len(last) > 4)
