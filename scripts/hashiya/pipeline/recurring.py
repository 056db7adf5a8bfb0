"""Finds short lines that recur over the articles of one outlet and that no rule removes: candidates for furniture."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field

from hashiya.annotate import Outlets
from hashiya.arabic import fold
from hashiya.model import Article, Declared, Recurring

LEAST_ARTICLES = 3
LONGEST = 200
MOST_LINES = 30
_BODY = ("paragraph", "heading")


@dataclass
class Lines:
    """The short lines of the articles of a run that are kept as text, as digests of their folded words.

    Attributes:
        sources: the ids of the archive's own sources.
    """

    outlets: Outlets
    sources: Container[str]
    _articles: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)
    _seen: dict[str, set[int]] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)

    def outlet(self, declared: Declared) -> tuple[str, bool]:
        """The outlet of an article by its address or by the source that is declared, and whether the archive has it.

        Returns:
            The id of an outlet that is known; else a host or name; else nothing.
        """
        name = declared.source.strip()
        host, at_host = self.outlets.at(declared.url)
        known = at_host or self.outlets.named(name) or (name if name in self.sources else "")
        return known or host or name, known in self.sources

    def add(self, article_id: str, declared: Declared, article: Article) -> None:
        """Take up the lines of a new article."""
        outlet, self._known[outlet] = self.outlet(declared)
        short = (line for line in article.lines if line.kind in _BODY and line.end - line.start < LONGEST)
        own = {_digest(article.words_of(line)) for line in short}
        self._seen.setdefault(outlet, set()).update(own)
        self._articles.append((article_id, outlet, tuple(own)))

    def shared(self, outlet: str, text: str) -> tuple[int, ...]:
        """The lines of an older article that new articles of its outlet have too; none where its outlet is unknown."""
        seen = self._seen.get(outlet) if outlet else None
        if not seen:
            return ()
        found = {_digest(line): line for line in text.split("\n") if line.strip() and len(line) < LONGEST}
        return tuple(digest for digest in found if digest in seen)

    def recurring(
        self, copies: Container[str], older: Iterable[tuple[str, tuple[int, ...]]], text_of: Callable[[str], str]
    ) -> Iterator[Recurring]:
        """The lines that at least three articles of an outlet have, the most frequent first.

        Args:
            copies: new articles that repeat others, whose lines recur with them.
            older: the outlet and the shared lines of each article that was there before.
            text_of: the text of a new article by its id.
        """
        counts: dict[str, Counter[int]] = {}
        for outlet, lines in older:
            counts.setdefault(outlet, Counter()).update(lines)
        for article_id, outlet, lines in self._articles:
            if article_id not in copies:
                counts.setdefault(outlet, Counter()).update(lines)
        often = {o: {d: n for d, n in counted.items() if n >= LEAST_ARTICLES} for o, counted in counts.items()}
        printed = self._words({digest for counted in often.values() for digest in counted}, text_of)
        for outlet, counted in sorted(often.items()):
            found = sorted(((printed[d], n) for d, n in counted.items() if d in printed), key=lambda f: (-f[1], f[0]))
            if found:
                yield Recurring(outlet, self._known.get(outlet, False), tuple(found[:MOST_LINES]))

    def _words(self, wanted: set[int], text_of: Callable[[str], str]) -> dict[int, str]:
        """Lines as printed, by their digests: read again, since only few of all lines recur."""
        printed: dict[int, str] = {}
        for article_id, _, lines in self._articles:
            if not wanted.isdisjoint(lines):
                printed |= {
                    d: line.strip() for line in text_of(article_id).split("\n") if (d := _digest(line)) in wanted
                }
                wanted = wanted - printed.keys()
        return printed


def _digest(line: str) -> int:
    folded = " ".join(fold(line).split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(folded, digest_size=8).digest())
