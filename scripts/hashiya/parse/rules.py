"""The rules that settle what a line is, in order; the first that speaks wins.

A rule takes the draft and yields (line, kind, name of the rule). To add one: a function here and its place in RULES;
words that outlets print stand in `data/furniture/` and in `annotations/sources/`, never here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from hashiya.arabic import fold_word
from hashiya.model import Furniture, LineKind
from hashiya.parse.draft import Draft

Settling = Iterator[tuple[int, LineKind, str]]
LONG = 80
LONGEST_TITLE = 300
TITLE_WITHIN = 5
LONGEST_HEADING = 90
LONGEST_TAIL_LINE = 160
_ENDS_A_SENTENCE = tuple(".،؛:!…\"”»'’)")


def blank(draft: Draft) -> Settling:
    """A line of nothing but white space is blank."""
    for number in draft.open_lines():
        if not draft.words(number).strip():
            yield number, "blank", "blank"


def furniture(draft: Draft) -> Settling:
    """A line that an outlet prints around its articles is removed; its caption is kept as one."""
    lines = draft.open_lines()
    own = [number for number in lines if not _any_rule(draft, number)]
    head_ends = next((n for n in own[1:] if len(draft.folded[n]) >= LONG), len(draft.spans))
    for number in lines:
        for rule in draft.furniture:
            if (rule.where == "any" or number < head_ends) and _fits(rule, draft.folded[number]):
                yield number, "caption" if rule.kind == "caption" else "removed", rule.kind
                break


def title(draft: Draft) -> Settling:
    """The first line that is left is the title, unless it is as long as a paragraph.

    Where a title is given apart from the text, only a line that repeats it is.
    """
    lines = draft.open_lines()
    if draft.title:
        found = next((number for number in lines[:TITLE_WITHIN] if draft.folded[number] == draft.title), None)
        if found is not None:
            yield found, "title", "title"
    elif lines and len(lines) > 1 and len(draft.folded[lines[0]]) <= LONGEST_TITLE:
        yield lines[0], "title", "title"


def repeated_title(draft: Draft) -> Settling:
    """A line that repeats the title is removed."""
    titles = {draft.folded[number] for number in draft.kept("title")}
    for number in draft.open_lines():
        if draft.folded[number] in titles:
            yield number, "removed", "duplicate-title"


def repeated_caption(draft: Draft) -> Settling:
    """A short line printed twice in a row before the text is a caption and its double."""
    lines = draft.open_lines()
    for number, following in pairwise(lines):
        if len(draft.folded[number]) >= LONG:
            return
        if following == number + 1 and draft.folded[number] == draft.folded[following]:
            yield number, "caption", "caption"
            yield following, "removed", "duplicate-caption"


def tail(draft: Draft) -> Settling:
    """Short lines after the line that closes an article belong to the page, if no long one follows."""
    closing = {rule.kind for rule in draft.furniture if rule.closes == "yes"}
    closers = [n for n in draft.kept("removed") if draft.settled[n][1] in closing]
    for closer in closers:
        rest = [number for number in draft.open_lines() if number > closer]
        if all(len(draft.folded[number]) <= LONGEST_TAIL_LINE for number in rest) and _text_before(draft, closer):
            yield from ((number, "removed", "tail") for number in rest)
            return


def heading(draft: Draft) -> Settling:
    """A short line without a full stop that stands alone between paragraphs is a heading."""
    lines = draft.open_lines()
    for before, number, after in zip(lines, lines[1:], lines[2:], strict=False):
        alone = not draft.folded[number - 1] and not draft.folded[number + 1]
        between = len(draft.folded[after]) >= LONG and len(draft.folded[before]) >= LONG
        if alone and between and _looks_like_heading(draft.words(number)):
            yield number, "heading", "heading"


def paragraph(draft: Draft) -> Settling:
    """What is left is the text."""
    for number in draft.open_lines():
        yield number, "paragraph", "paragraph"


RULES: tuple[Callable[[Draft], Settling], ...] = (
    blank,
    furniture,
    title,
    repeated_title,
    repeated_caption,
    tail,
    heading,
    paragraph,
)


def _any_rule(draft: Draft, number: int) -> bool:
    return any(_fits(rule, draft.folded[number]) for rule in draft.furniture)


def _fits(rule: Furniture, line: str) -> bool:
    if len(line) > int(rule.longest):
        return False
    return (
        line in map(fold_word, rule.equals)
        or line.startswith(tuple(map(fold_word, rule.starts)))
        or line.endswith(tuple(map(fold_word, rule.ends)))
        or any(words in line for words in map(fold_word, rule.contains))
    )


def _text_before(draft: Draft, number: int) -> bool:
    return any(open_line < number and len(draft.folded[open_line]) >= LONG for open_line in draft.open_lines())


def _looks_like_heading(words: str) -> bool:
    words = words.strip()
    return len(words) <= LONGEST_HEADING and not words.endswith(_ENDS_A_SENTENCE) and " " in words
