"""The headline of a page, by agreement of what it prints and what it declares, without the outlet's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from hashiya.webpage.boxes import Box
from hashiya.webpage.page import NEAREST, NOWHERE, Page
from hashiya.webpage.votes import folded_words

LONGEST = 500
_MOST_CANDIDATES = 40
_LONGEST_NAME = 4
_FEWEST_WORDS = 3
_ALIKE = 0.6
# A headline that a page prints as such weighs more than one that it declares for other sites.
_PRINTED = 1.5
_SEPARATOR = re.compile(r"(\s+[|\-–—•·»«/~:*]+\s+|\s*[|｜]\s*|\s*::\s*)")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline: its words, where they come from, and the line that prints them, -1 where none does."""

    text: str = ""
    field: str = ""
    line: int = NOWHERE


def headline(page: Page, boxes: list[Box], declared: Iterable[tuple[str, str]], names: Iterable[str]) -> Headline:
    """The headline on which what is printed and what is declared agree best.

    Args:
        boxes: for each element what it is by its name.
        declared: (where it stands, words) of every declared title, in order of trust.
        names: how the outlet calls itself.
    """
    known = {" ".join(folded_words(name)) for name in names if name}
    printed = list(_printed(page, boxes))
    told = [(field, text[:LONGEST]) for field, text in declared if folded_words(text[:LONGEST])][:_MOST_CANDIDATES]
    agreed = _agreed([text for _, text, _ in printed], [text for _, text in told], known)
    best = _best_printed(printed, told, agreed, known) or _among_lesser(page, boxes, told)
    best = best or _among_lines(page, boxes, told, known)
    if best:
        return best
    if not agreed:
        return Headline()
    field = next((field for field, text in told if agreed in text), told[0][0] if told else "")
    return Headline(agreed, field, line_of(page, agreed))


def _among_lesser(page: Page, boxes: list[Box], told: list[tuple[str, str]]) -> Headline | None:
    """A lower heading that stands within a declared title, or is it."""
    declared = [f" {' '.join(folded_words(text))} " for _, text in told]
    for tag, text, number in islice(_lesser(page, boxes), _MOST_CANDIDATES):
        words = folded_words(text)
        if len(words) >= _FEWEST_WORDS and any(f" {' '.join(words)} " in title for title in declared):
            return Headline(text, tag, number)
    return None


def _among_lines(page: Page, boxes: list[Box], told: list[tuple[str, str]], names: set[str]) -> Headline | None:
    """A line of any kind that is a declared title, whole or without its outlet, word for word."""
    forms = {" ".join(words) for _, text in told for words in _headline_forms(text, names)}
    for number, line in enumerate(page.lines):
        tag = page.tag_of(line)
        if tag == "title" or line.linked >= _ALIKE or len(line.text) > LONGEST or boxes[line.block] == Box.NEVER:
            continue
        words = folded_words(line.text)
        if len(words) >= _FEWEST_WORDS and " ".join(words) in forms:
            return Headline(line.text, tag, number)
    return None


def line_of(page: Page, title: str) -> int:
    """The line that prints a title: the same words, else the words with others; -1 where none does."""
    wanted = folded_words(title)
    best, best_score = NOWHERE, (0, 0.0)
    for number, line in enumerate(page.lines):
        own = folded_words(line.text[: 2 * LONGEST])
        if not own or abs(len(own) - len(wanted)) > 12 or not alike(own, wanted):
            continue
        score = (own == wanted, _overlap(own, wanted) - (page.tag_of(line) == "title") - 0.01 * line.linked)
        if best < 0 or score > best_score:
            best, best_score = number, score
    return best


def alike(one: list[str], other: list[str]) -> bool:
    """True for the words of two titles that are the same headline, perhaps shortened or reworded."""
    if one == other:
        return bool(one)
    fewer = min(len(one), len(other))
    if fewer < _FEWEST_WORDS:
        return False
    return one[:fewer] == other[:fewer] or _overlap(one, other) >= _ALIKE


def name_behind(declared: str, headline: str) -> str:
    """The last part of a declared title where the headline is the part before it and it is as short as a name."""
    parts = _SEPARATOR.split(declared.strip())
    if len(parts) != 3 or not 0 < len(folded_words(parts[2])) <= _LONGEST_NAME:
        return ""
    return parts[2].strip() if folded_words(parts[0]) == folded_words(headline) else ""


def _overlap(one: list[str], other: list[str]) -> float:
    return len(set(one) & set(other)) / (max(len(set(one)), len(set(other))) or 1)


def _printed(page: Page, boxes: list[Box]) -> Iterator[tuple[str, str, int]]:
    """Every `h1` with its words and its first line, those in boxes left out; then what is called a headline."""
    found: dict[int, tuple[str, list[str], int]] = {}
    for number, line in enumerate(page.lines):
        for element in page.around(line.element, NEAREST):
            tag = page.elements[element].tag
            marked = "headline" in page.elements[element]["itemprop"].lower().split()
            if tag == "h1" or (marked and tag not in ("div", "section", "article")):
                field = "h1" if tag == "h1" else "itemprop headline"
                found.setdefault(element, (field, [], number))[1].append(line.text)
                break
            if tag in ("div", "p", "body"):
                break
        if len(found) >= _MOST_CANDIDATES:
            break
    yield from _free_first(found, boxes)


def _lesser(page: Page, boxes: list[Box]) -> Iterator[tuple[str, str, int]]:
    """Lower headings, none of them links."""
    for number, line in enumerate(page.lines):
        tag = page.tag_of(line)
        if tag in ("h2", "h3", "h4") and line.linked < _ALIKE and boxes[line.block] < Box.SELDOM:
            yield tag, line.text[:LONGEST], number


def _free_first(found: dict[int, tuple[str, list[str], int]], boxes: list[Box]) -> Iterator[tuple[str, str, int]]:
    free = [element for element in found if boxes[element] < Box.NEVER]
    for field, lines, number in (found[element] for element in free or found):
        if len(text := " ".join(lines)) <= LONGEST:
            yield field, text, number


def _agreed(printed: list[str], told: list[str], names: set[str]) -> str:
    """The form of a title that most have, whole or without its outlet; of equal ones the longest."""
    votes: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for weight, texts in ((_PRINTED, printed), (1, told)):
        for text in texts:
            for form in dict.fromkeys(_forms(text, names)):
                key = " ".join(folded_words(form))
                votes[key] += weight  # type: ignore[assignment]
                spelt.setdefault(key, form)
    if not votes or not told:
        return ""
    keys = [key for key in votes if len(key.split()) >= _FEWEST_WORDS] or list(votes)
    return spelt[max(keys, key=lambda key: (votes[key], len(key)))]


def _forms(title: str, names: set[str]) -> Iterator[str]:
    """A title without the names of its outlet; then what is left without its last or first part."""
    parts = _SEPARATOR.split(title.strip())
    while len(parts) > 2 and _is_name(parts[-1], names, parts[-2]):
        parts = parts[:-2]
    while len(parts) > 2 and " ".join(folded_words(parts[0])) in names:
        parts = parts[2:]
    yield "".join(parts).strip()
    if len(parts) > 2:
        yield "".join(parts[:-2]).strip()
        yield "".join(parts[2:]).strip()


def _headline_forms(title: str, names: set[str]) -> list[list[str]]:
    """The words of the forms of a title that may be a headline; a part of a title as short as a name is none."""
    whole, *parts = (folded_words(form) for form in _forms(title, names))
    return [whole, *(words for words in parts if len(words) >= _FEWEST_WORDS)]


def _is_name(part: str, names: set[str], separator: str) -> bool:
    words = folded_words(part)
    if " ".join(words) in names or not words:
        return True
    bar = "|" in separator or "｜" in separator
    return bar and len(words) <= _LONGEST_NAME


def _best_printed(
    printed: list[tuple[str, str, int]], told: list[tuple[str, str]], agreed: str, names: set[str]
) -> Headline | None:
    """The printed headline that is like what is declared; without likeness, a single long one."""
    wanted = folded_words(agreed)
    scored = []
    for order, (field, text, line) in enumerate(printed):
        words = folded_words(text)
        support = sum(any(alike(words, form) for form in _headline_forms(title, names)) for _, title in told)
        if words and (support or not told or alike(words, wanted)):
            scored.append((words == wanted, support, -order, Headline(text, field, line)))
    if scored:
        return max(scored, key=lambda entry: entry[:3])[3]
    long = [entry for entry in printed if len(folded_words(entry[1])) > _LONGEST_NAME]
    if len(long) == 1:
        field, text, line = long[0]
        return Headline(text, field, line)
    return None
