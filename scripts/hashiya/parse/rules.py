"""The rules that settle what a line is, in order; the first that speaks wins.

A rule takes the draft and yields (line, kind, name of the rule). To add one: a function here and its place in RULES;
words that outlets print stand in `data/furniture/` and in `annotations/sources/`, never here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from hashiya.arabic import ARTICLE, fold_line
from hashiya.model import Furniture, LineKind
from hashiya.parse.draft import Draft
from hashiya.parse.matcher import Matcher
from hashiya.parse.shape import (
    LONG,
    ends_with_stop,
    has_credit,
    is_byline,
    is_date,
    is_like_title,
    is_media_name,
    is_outlet,
    is_path,
    is_place_and_outlet,
    is_run,
    is_sentence,
    is_signs,
    is_tags,
    is_text,
)

Settling = Iterator[tuple[int, LineKind, str]]
LONGEST_TITLE = 300
TITLE_WITHIN = 5
LONGEST_TITLE_WITH_STOP = 120
LONGEST_HEADING = 90
LONGEST_HEADING_BESIDE_TEXT = 50
LONGEST_TAIL_LINE = 160
LONGEST_CREDIT = 25
LONGEST_BRIEF = 20
LONGEST_HEAD = 30
MOST_LINKS = 5
_ENDS_A_SENTENCE = tuple(".،؛:!…\"”»'’)")
_BEFORE_OUTLET = (" | ", " - ", " – ", " — ", " :: ", " « ", " » ")


def blank(draft: Draft) -> Settling:
    """A line of nothing but white space is blank."""
    for number in draft.open_lines():
        if not draft.words(number).strip():
            yield number, "blank", "blank"


def furniture(draft: Draft) -> Settling:
    """A line that an outlet prints around its articles is removed; its caption is kept as one."""
    matcher = Matcher.of(draft.furniture)
    fitting = {number: matcher.fitting(draft.folded[number]) for number in draft.open_lines()}
    first, last = _bounds(draft, [number for number, rules in fitting.items() if not rules])
    draft.first_text, draft.last_text = first, last
    for number, rules in fitting.items():
        if rule := next((rule for rule in rules if _stands(rule, draft, number)), None):
            yield number, "caption" if rule.kind == "caption" else "removed", rule.kind


def _bounds(draft: Draft, own: list[int]) -> tuple[int, int]:
    """The first and the last line of the text: a title is not one, nor what an outlet prints."""
    text = [number for number in own[1:] if is_text(draft.words(number).strip())]
    while len(text) > 1 and has_credit(draft.words(text[0]).strip()):
        text.pop(0)
    if not text and own and is_text(draft.words(own[0])):
        text = own[:1]
    if text:
        return text[0], text[-1]
    return (own[min(1, len(own) - 1)], own[-1]) if own else (len(draft.spans), -1)


def _stands(rule: Furniture, draft: Draft, number: int) -> bool:
    words = draft.words(number).strip()
    if rule.kind == "caption" and (_is_two_sentences(words) or is_place_and_outlet(words)):
        return False
    places = {"head": number < draft.first_text, "tail": number > draft.last_text, "any": True}
    return places["head"] or places["tail"] if rule.where == "edges" else places[rule.where]


def _is_two_sentences(words: str) -> bool:
    """True where a full stop stands right before a credit, and another one inside: a paragraph, not a caption."""
    before, _, credit = words.rstrip().rpartition("(")
    return len(credit) <= LONGEST_CREDIT and before.rstrip().endswith(".") and ". " in before.rstrip()


def shape(draft: Draft) -> Settling:
    """Lines around the text that are nothing but a date, signs, tags, a way through sections, or the site's name."""
    matcher = Matcher.of(draft.furniture)
    sections, shares = matcher.names("label"), matcher.names("share")
    for number in draft.open_lines():
        line = draft.words(number).strip()
        head, tail = number < draft.first_text, number > draft.last_text
        if (head or tail) and (found := _shape(line)):
            yield number, "removed", found
        elif (head or tail) and is_run(draft.folded[number], shares):
            yield number, "removed", "share"
        elif head and is_path(draft.folded[number], sections):
            yield number, "removed", "breadcrumb"
        elif head and is_outlet(line):
            yield number, "removed", "banner"


def _shape(line: str) -> str:
    kinds = ((is_date, "dateline"), (is_signs, "widget"), (is_tags, "tags"))
    return next((kind for fits, kind in kinds if fits(line)), "")


def kicker(draft: Draft) -> Settling:
    """What stands before a line like a title: one word, the name of a section, or the site's own name."""
    sections = Matcher.of(draft.furniture).names("label")
    head = [number for number in draft.open_lines() if number < draft.first_text]
    for number, following in pairwise(head):
        line, after = draft.words(number).strip(), draft.words(following).strip()
        if after.count(" ") < 3 or not is_like_title(after):
            return
        if is_media_name(line):
            yield number, "removed", "banner"
        elif _is_brief(line, after) or _is_section(draft.folded[number], sections):
            yield number, "removed", "label"
        else:
            return


def _is_brief(line: str, after: str) -> bool:
    """One word before a title, or two before one of five and more: hardly a title itself."""
    words = line.count(" ") + 1
    return words == 1 or (words == 2 and len(line) <= LONGEST_BRIEF and line[-1].isalnum() and after.count(" ") > 3)


def _is_section(line: str, sections: frozenset[str]) -> bool:
    """True where a section is named, with the article or without: «المحليات»."""
    return line in sections or " ".join(word.removeprefix(ARTICLE) for word in line.split()) in sections


def byline(draft: Draft) -> Settling:
    """A name between title and text, or before the title, is the writer's."""
    head = [number for number in draft.open_lines() if number < draft.first_text][:LONGEST_HEAD]
    for place, number in enumerate(head):
        titles = head[:place] or [later for later in head[1:] if is_like_title(draft.words(later).strip())]
        if is_byline(draft.words(number).strip()) and any(not is_byline(draft.words(n).strip()) for n in titles):
            yield number, "removed", "byline"


def title(draft: Draft) -> Settling:
    """The first line that is left is the title, unless it is as long as a paragraph.

    A title with the outlet's name behind it that is printed again without is removed. Where a title is given apart
    from the text, only a line that repeats it is.
    """
    lines = draft.open_lines()
    if draft.title:
        yield from [(n, "title", "title") for n in lines[:TITLE_WITHIN] if draft.folded[n] == draft.title][:1]
        return
    if len(lines) < 2 or _is_paragraph(draft.words(lines[0]).strip()):
        return
    bare = _without_outlet(draft.words(lines[0]))
    again = next((number for number in lines[1:4] if draft.folded[number] in bare), None)
    if again is not None:
        yield again, "title", "title"
        yield lines[0], "removed", "duplicate-title"
    else:
        yield lines[0], "title", "title"


def _is_paragraph(line: str) -> bool:
    return len(line) > LONGEST_TITLE or (len(line) > LONGEST_TITLE_WITH_STOP and is_sentence(line))


def _without_outlet(line: str) -> set[str]:
    """What stands before each of the strokes of a line, folded: a title, perhaps."""
    ends = {line.rfind(sign) for sign in _BEFORE_OUTLET} | {line.find(sign) for sign in _BEFORE_OUTLET}
    return {fold_line(line[:end]) for end in ends if end > 0}


def repeated_title(draft: Draft) -> Settling:
    """A line that repeats the title, with or without the outlet's name, is removed."""
    titles = {draft.folded[number] for number in draft.kept("title")}
    for number in draft.open_lines():
        if draft.folded[number] in titles or (
            number < draft.first_text and titles & _without_outlet(draft.words(number))
        ):
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


def credit(draft: Draft) -> Settling:
    """A line between title and text that ends with a credit in brackets is a caption."""
    titles = draft.kept("title")
    for number in draft.open_lines():
        if titles and titles[0] < number < draft.first_text and has_credit(draft.words(number).strip()):
            yield number, "caption", "caption"


def links(draft: Draft) -> Settling:
    """Lines like titles behind «اقرأ أيضا» alone in its line are links to other articles.

    Behind a blank line only the first is one, unless more of them follow with blank lines between.
    """
    opening = {rule.kind for rule in draft.furniture if rule.links == "yes"}
    lines = draft.open_lines()
    for prompt in draft.kept("removed"):
        if draft.settled[prompt][1] in opening and _is_alone(draft.folded[prompt]):
            first = bisect_right(lines, prompt)
            after = lines[first : first + MOST_LINKS]
            yield from ((number, "removed", draft.settled[prompt][1]) for number in _links_after(draft, prompt, after))


def _is_alone(prompt: str) -> bool:
    """True for a prompt with nothing but itself in its line."""
    return prompt.endswith(":") or prompt.count(" ") <= 3


def _links_after(draft: Draft, prompt: int, after: list[int]) -> Iterator[int]:
    gap = after[0] - prompt if after else 0
    before = prompt
    for number in after:
        line = draft.words(number).strip()
        if number - before > max(gap, 1) or len(line) >= LONGEST_TAIL_LINE or not is_like_title(line):
            return
        if number - before > 1 and before != prompt and line.endswith(("؟", ":")):
            return
        yield number
        before = number


def tail(draft: Draft) -> Settling:
    """Short lines after the line that closes an article belong to the page, if no sentence follows.

    Where the text ends with a full stop, any line of the page below it closes it.
    """
    closing = {rule.kind for rule in draft.furniture if rule.closes == "yes"}
    lines = draft.open_lines()
    text = [number for number in lines if is_text(draft.words(number).strip())]
    last = max((number for number in lines if _goes_on(draft.words(number).strip())), default=-1)
    stopped = last >= 0 and ends_with_stop(draft.words(last).strip())
    after = [number for number in draft.kept("removed") if text and number > max(text[0], last)]
    closer = next((number for number in after if stopped or draft.settled[number][1] in closing), None)
    if closer is not None:
        yield from ((number, "removed", "tail") for number in lines if number > closer)


def _goes_on(line: str) -> bool:
    """True for what no list of links holds: a long line, or words with a full stop, however few."""
    return len(line) > LONGEST_TAIL_LINE or is_sentence(line) or (" " in line and ends_with_stop(line))


def heading(draft: Draft) -> Settling:
    """A short line without a full stop between paragraphs is a heading; a very short one even without blank lines."""
    lines = draft.open_lines()
    for before, number, after in zip(lines, lines[1:], lines[2:], strict=False):
        alone = not draft.folded[number - 1] and not draft.folded[number + 1]
        between = is_text(draft.words(before).strip()) and is_text(draft.words(after).strip())
        if between and _looks_like_heading(draft.words(number).strip(), alone):
            yield number, "heading", "heading"


def paragraph(draft: Draft) -> Settling:
    """What is left is the text."""
    for number in draft.open_lines():
        yield number, "paragraph", "paragraph"


RULES: tuple[Callable[[Draft], Settling], ...] = (
    blank,
    furniture,
    shape,
    byline,
    kicker,
    title,
    repeated_title,
    repeated_caption,
    credit,
    links,
    tail,
    heading,
    paragraph,
)


def _looks_like_heading(words: str, alone: bool) -> bool:
    longest = LONGEST_HEADING if alone else LONGEST_HEADING_BESIDE_TEXT
    fits = len(words) <= longest and " " in words and not words.endswith(_ENDS_A_SENTENCE)
    return fits and (alone or not words.endswith("؟"))
