"""A web page as its lines and its elements: what the other modules of the package work on.

An element is named by its place in `Page.elements`; a parent stands before its children.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

NOWHERE = -1
# So many elements around a line are looked at where one of them may mark it; no page needs more.
NEAREST = 12


@dataclass(slots=True)
class Element:
    """An element of the page.

    Attributes:
        tag: its name in lower case.
        attributes: names in lower case, references in the values resolved.
        parent: the element around it, `NOWHERE` where there is none.
        line: the number of lines before it.
        text: the content of a script; of `<time>` and of inline elements that declare something, their words.
    """

    tag: str
    attributes: dict[str, str]
    parent: int
    line: int
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the text layer.

    Attributes:
        text: its words, white space collapsed.
        element: the innermost element that holds all of it.
        block: the innermost element with lines of its own around it.
        linked: which share of its letters stands in links, 0 to 1.
    """

    text: str
    element: int
    block: int
    linked: float


@dataclass(slots=True)
class Page:
    """The lines and the elements of a web page, in order of the document."""

    lines: list[PageLine] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text layer."""
        return "\n".join(line.text for line in self.lines)

    def tag_of(self, line: PageLine) -> str:
        """The name of the element that a line is of; empty for text outside of all."""
        return self.elements[line.block].tag if line.block >= 0 else ""

    def around(self, element: int, most: int = 1 << 60) -> Iterator[int]:
        """An element and those around it, from the inside, `most` of them."""
        while element >= 0 and most > 0:
            yield element
            element, most = self.elements[element].parent, most - 1
