"""Which lines of a page are the article's text. Extractors vote on lines; the page's own structure decides.

What an extractor drops (repeated paragraphs, lists, quotations) stands in the same container as what it finds, so the
container that holds the voted text is read whole: all but its boxes, its link lists and its short scraps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from hashiya.webpage.boxes import Box, boxes, is_body, names_of
from hashiya.webpage.page import NOWHERE, Page, PageLine
from hashiya.webpage.words import those

LONG = 40
_ENDS = tuple('.!?؟؛…"”»:')
_LINKED = 0.8
_MANY_LINKS = 0.5
_NEAR = 2
_MOST = 0.9
LONGEST_STAMP = 75
_MOST_STAMPS = 4
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)(?:19|20|14|١٩|٢٠|١٤)\d\d(?!\d)")
_LEAST_BODY = 200
_FAIR_PART = 0.15
_FLOWING = frozenset(("p", "li", "blockquote", "td", "th", "dd", "dt", "pre"))
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


def is_long(line: PageLine) -> bool:
    """True for a line that reads like a paragraph: long, or a short sentence."""
    return len(line.text) >= LONG or (len(line.text) >= LONG // 2 and line.text.endswith(_ENDS))


@dataclass
class Judge:
    """Says what the lines of a page are.

    Attributes:
        page: the page.
        voted: for each line whether an extractor takes it for the text; none where none could vote.
        title: the line of the title, -1 where there is none or it is not known yet.
    """

    page: Page
    voted: list[bool]
    title: int = NOWHERE

    def __post_init__(self) -> None:
        self.voted = self._with_body()

    def body_lines(self, title: int) -> list[bool]:
        """For each line whether it is a part of the article's text.

        Args:
            title: the line of the title, -1 where there is none.
        """
        self.title = title
        if not any(self.voted[n] and self._counts(line) for n, line in enumerate(self.page.lines)):
            self.voted = [True] * len(self.voted)
        kept = [self._kept(number, line) for number, line in enumerate(self.page.lines)]
        return self._without_labels(self._without_stamps(self._without_headings_of_links(kept)))

    # -- where things are

    def box(self, line: PageLine) -> Box:
        """What the innermost named element around a line is."""
        return self.boxes[line.element] if line.element >= 0 else Box.NONE

    @cached_property
    def boxes(self) -> list[Box]:
        """For each element what it is by its name, unless it holds too much of the text for that."""
        everything = self._shares([True] * len(self.voted))
        return boxes(self.page, everything, self._shares(self.voted) if any(self.voted) else everything)

    def _shares(self, voted: list[bool]) -> list[float]:
        sums = self._sums(
            [self._weight(line) if vote else 0.0 for vote, line in zip(voted, self.page.lines, strict=True)]
        )
        total = max(sums, default=0.0) or 1.0
        return [found / total for found in sums]

    @cached_property
    def _container(self) -> int:
        """The innermost element that holds nearly all that was voted for."""
        weights = [
            self._weight(line) if vote and self._counts(line) else 0.0
            for vote, line in zip(self.voted, self.page.lines, strict=True)
        ]
        sums, total = self._sums(weights), sum(weights)
        innermost = NOWHERE
        for number, found in enumerate(sums):
            if found >= _MOST * total > 0 and self.page.elements[number].parent == innermost:
                innermost = number
        return innermost

    @cached_property
    def _inside(self) -> list[bool]:
        return self._below(self._container)

    @cached_property
    def _beside_title(self) -> list[bool]:
        """For each element whether it stands in the innermost one that holds the title and the container."""
        if self.title < 0:
            return [False] * len(self.page.elements)
        around = set(self.page.around(self._container))
        both = next((e for e in self.page.around(self.page.lines[self.title].element) if e in around), NOWHERE)
        return self._below(both)

    def _below(self, *roots: int) -> list[bool]:
        """For each element whether it is one of some or stands in one; `NOWHERE` is around all."""
        among, found = set(roots), list[bool]()
        for number, element in enumerate(self.page.elements):
            found.append(number in among or NOWHERE in among or (element.parent >= 0 and found[element.parent]))
        return found

    def _sums(self, weights: list[float]) -> list[float]:
        sums = [0.0] * len(self.page.elements)
        for line, weight in zip(self.page.lines, weights, strict=True):
            if line.element >= 0:
                sums[line.element] += weight
        for number in range(len(sums) - 1, -1, -1):
            if (parent := self.page.elements[number].parent) >= 0:
                sums[parent] += sums[number]
        return sums

    # -- what a line is worth

    def _weight(self, line: PageLine) -> float:
        return len(line.text) * (1 - line.linked) if is_long(line) and line.linked < _MANY_LINKS else 0.0

    def _counts(self, line: PageLine) -> bool:
        return self._weight(line) > 0 and self.box(line) < Box.NEVER

    def _with_body(self) -> list[bool]:
        """The votes, and those for the lines of the largest element that is called the text of an article or, if it
        holds more than all that was voted for, of the element with the most paragraphs."""
        weights = [self._weight(line) for line in self.page.lines]
        sums = self._sums(weights)
        called = [n for n, e in enumerate(self.page.elements) if sums[n] >= _LEAST_BODY and is_body(e)]
        bodies = self._alike(max(called, key=lambda number: sums[number]), called, sums) if called else []
        own = [0.0] * len(sums)
        for line, weight in zip(self.page.lines, weights, strict=True):
            if (parent := self._holder(line)) >= 0 and self._names[line.element] < Box.NEVER:
                own[parent] += weight
        voted = sum(weight for vote, weight in zip(self.voted, weights, strict=True) if vote)
        if (most := max(own, default=0.0)) >= max(voted, _LEAST_BODY):
            bodies.append(own.index(most))
        chosen = self._below(*bodies)
        return [
            vote or (line.element >= 0 and chosen[line.element] and weight > 0)
            for vote, line, weight in zip(self.voted, self.page.lines, weights, strict=True)
        ]

    def _alike(self, largest: int, called: list[int], sums: list[float]) -> list[int]:
        """An element and those of the same class that hold a fair part of what it holds: a text in several pieces."""
        name = self.page.elements[largest]["class"]
        return [
            n for n in called
            if n == largest or (self.page.elements[n]["class"] == name and sums[n] >= _FAIR_PART * sums[largest])
        ]  # fmt: skip

    def _holder(self, line: PageLine) -> int:
        """The element whose paragraph a line is."""
        if line.block < 0 or self.page.tag_of(line) not in _FLOWING:
            return line.block
        return self.page.elements[line.block].parent

    @cached_property
    def _names(self) -> list[Box]:
        nothing = [0.0] * len(self.page.elements)
        return boxes(self.page, nothing)

    # -- judging

    @cached_property
    def _limits(self) -> tuple[int, int]:
        numbers = [
            n for n, line in enumerate(self.page.lines)
            if self.voted[n] and n != self.title and self._is_inside(line) and self._counts(line)
        ]  # fmt: skip
        return (numbers[0], numbers[-1]) if numbers else (0, -1)

    def _is_inside(self, line: PageLine) -> bool:
        return line.element >= 0 and self._inside[line.element]

    def _kept(self, number: int, line: PageLine) -> bool:
        tag, vote = self.page.tag_of(line), self.voted[number]
        box = self.box(line)
        if number == self.title or tag in ("title", "h1") or box == Box.NEVER or box == Box.CAPTION:
            return False
        if (box == Box.SELDOM and not (vote and is_long(line))) or self._is_link(line):
            return False
        if self._is_lead(number, line):
            return True
        if not self._is_inside(line):
            return vote and self._counts(line) and self._is_near(line)
        first, last = self._limits
        if tag in _FLOWING or tag in HEADINGS:
            within = first <= number <= last
            return vote or within or (tag == "p" and is_long(line))
        return (vote and len(line.text) > 1) or (first <= number <= last and is_long(line))

    @cached_property
    def _leading_elsewhere(self) -> frozenset[str]:
        return frozenset(line.text for line in self.page.lines if line.linked >= _LINKED and is_long(line))

    def _is_link(self, line: PageLine) -> bool:
        """True for a line that leads elsewhere, there or in another place; a linked sentence ends like one."""
        if line.text in self._leading_elsewhere and self.page.tag_of(line) not in _FLOWING:
            return True
        sentence = self.page.tag_of(line) == "p" and line.text.endswith(_ENDS) and is_long(line)
        return line.linked >= _LINKED and not sentence

    def _is_near(self, line: PageLine) -> bool:
        return self.title < 0 or (line.element >= 0 and self._beside_title[line.element])

    def _is_lead(self, number: int, line: PageLine) -> bool:
        """A paragraph between the title and the text."""
        between = self.title < number < self._limits[0]
        if not between or self.title < 0 or line.linked >= _MANY_LINKS or not self._is_near(line):
            return False
        return is_long(line) or (" " in line.text and self._is_called_lead(line))

    def _without_stamps(self, kept: list[bool]) -> list[bool]:
        """Short lines with day and hour before the text are the publishing system's."""
        numbers = [number for number, is_kept in enumerate(kept) if is_kept][:_MOST_STAMPS]
        for number in numbers:
            text = self.page.lines[number].text
            if len(text) <= LONGEST_STAMP and _YEAR.search(text) and len(_NUMBER.findall(text)) > 1:
                kept[number] = text.endswith(_ENDS)
        return kept

    def _without_labels(self, kept: list[bool]) -> list[bool]:
        """Short lines above the first paragraph are labels, unless the page calls them a lead."""
        first = self._limits[0]
        for number, line in enumerate(self.page.lines[:first]):
            tag = self.page.tag_of(line)
            above = number < self.title or (tag != "p" and tag not in HEADINGS)
            kept[number] = kept[number] and not (above and not is_long(line) and not self._is_called_lead(line))
        return kept

    def _is_called_lead(self, line: PageLine) -> bool:
        around = self.page.around(line.element, _NEAR)
        return any(names_of(self.page.elements[number]) & those("leads") for number in around)

    def _without_headings_of_links(self, kept: list[bool]) -> list[bool]:
        """A heading above links leads to other articles."""
        lines = self.page.lines
        for number, line in enumerate(lines[:-1]):
            if kept[number] and self.page.tag_of(line) in HEADINGS and lines[number + 1].linked >= _LINKED:
                kept[number] = False
        return kept
