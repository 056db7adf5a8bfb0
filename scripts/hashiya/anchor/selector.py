"""What a quotation is searched by, and the text it is searched in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hashiya.arabic import Folded, fold_with_origin, words


@dataclass(frozen=True, slots=True)
class Selector:
    """A quotation and, only where it occurs more than once, the words around it.

    The TextQuoteSelector of the W3C Web Annotation model, with the start of its TextPositionSelector.
    Source: https://www.w3.org/TR/annotation-model/#selectors

    Attributes:
        exact: the words themselves.
        prefix, suffix: the words right before and behind them.
        start: the code point where they stood when they were quoted; -1 where nobody noted it.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1


@dataclass(frozen=True)
class Text:
    """A text to match in; it is folded once for all its annotations, and only if one is not found as it stands."""

    original: str

    @cached_property
    def folded(self) -> Folded:
        """The text folded, with the way back."""
        return fold_with_origin(self.original)

    @cached_property
    def bare(self) -> Folded:
        """The text folded and without any white space, with the way back."""
        pairs = zip(self.folded.text, self.folded.origin, strict=False)
        kept = [(letter, origin) for letter, origin in pairs if not letter.isspace()]
        return Folded("".join(letter for letter, _ in kept), (*(origin for _, origin in kept), len(self.original)))

    @cached_property
    def loose(self) -> Folded:
        """The text as it reads apart from its spelling habits and signs, with the way back."""
        return loosened(self.folded)

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Where each word begins in the loose text."""
        found: dict[str, list[int]] = defaultdict(list)
        for start, end in words(self.loose.text):
            found[self.loose.text[start:end]].append(start)
        return dict(found)


# Signs that stand for one another from one capture to the next; what has no kin here is compared as it is.
_KIN = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟‘’‚‛‹›'`´″′〝〞", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("،٫٬", ","),
        "؛": ";",
        "؟": "?",
        "ة": "ه",
    }
)


def loosened(folded: Folded) -> Folded:
    """Folded text with kindred signs made one, and every run of white space one space."""
    letters, origin = [], []
    for letter, start in zip(folded.text.translate(_KIN), folded.origin, strict=False):
        if not letter.isspace():
            letters.append(letter)
        elif letters and letters[-1] != " ":
            letters.append(" ")
        else:
            continue
        origin.append(start)
    return Folded("".join(letters), (*origin, folded.origin[-1]))


def loose(words: str) -> str:
    """Words as `Text.loose` has them, without white space at their ends."""
    return loosened(fold_with_origin(words)).text.strip()
