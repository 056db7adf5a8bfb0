"""A question's page: its picture, and its answers in order of time for the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain

from markupsafe import Markup

from hashiya.messages import Catalogue
from hashiya.model import AnswerItem, AnswerPoint, Index, Link, Survey
from hashiya.render.chart import FRAMES, Axis, Frame, Key, Mark, Words, picture
from hashiya.render.chart.axes import of_dates, of_numbers, of_yes_and_no
from hashiya.render.chart.model import Shape
from hashiya.render.names import Names
from hashiya.values import Range, range_of

Url = Callable[[Link], str]
# Before the words of a value in the picture.
_MOST_NUMBERS = 6


@dataclass(frozen=True)
class Picture:
    """The picture of a question with how it is to be read.

    Attributes:
        description: what its axes mean.
        legend: for each shape in it a key of the catalogue, a small picture, and `wide` or `narrow` where only that
            picture has it.
    """

    svg: Markup
    description: str
    legend: tuple[Key, ...]


def in_order(index: Index) -> list[AnswerItem]:
    """All answers of a page in order of time, whatever the sections they stand in."""
    items = chain.from_iterable(section.items for section in index.sections)
    answers = [item for item in items if isinstance(item, AnswerItem)]
    return sorted(answers, key=lambda item: (*_order(item), item.anchor))


def speakers_of(item: AnswerItem) -> tuple[str, ...]:
    """All who give an answer, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(claim.speakers for claim in item.claims)))


def picture_of(
    survey: Survey, names: Names, title: str, url: Url, frames: Sequence[Frame] = FRAMES, *, numbered: bool = False
) -> Picture | None:
    """The picture of a question; None where its answers are words.

    Args:
        numbered: True where a list beside it calls the answers by their numbers.
    """
    words = names.catalogue
    marks = tuple(_marks(survey, names, url, numbered=numbered))
    if not marks:
        return None
    said = said_of(title, survey.value_type, words)

    def axis_for(frame: Frame) -> Axis:
        return _axis(survey, marks, words, frame)

    return drawn(marks, axis_for, said, words.direction, lanes=survey.value_type == "yes-no", frames=frames)


def drawn(
    marks: Sequence[Mark],
    axis_for: Callable[[Frame], Axis],
    said: Words,
    direction: str,
    *,
    lanes: bool,
    frames: Sequence[Frame],
) -> Picture:
    """A picture with the keys of what is in it."""
    svg, keys = picture(marks, axis_for, said, direction, lanes=lanes, frames=frames)
    return Picture(svg, said.description, keys)


def said_of(title: str, value_type: str, words: Catalogue) -> Words:
    """The words of the picture of a question that are not of its marks."""
    several, when, numbered = partial(_several, words), words.text("chart.when"), partial(_numbered, words)
    return Words(title, words.text(f"chart.{value_type}"), when, several, _tick(words), numbered)


def _several(words: Catalogue, n: int) -> str:
    return words.text("chart.several", n=n)


def _numbered(words: Catalogue, numbers: Sequence[str], value: str) -> str:
    shown = [*numbers[:_MOST_NUMBERS], *("…" for _ in numbers[_MOST_NUMBERS : _MOST_NUMBERS + 1])]
    return words.text("chart.numbered", numbers=words.text("sign.comma").join(shown), value=value)


def _order(item: AnswerItem) -> tuple[date, date]:
    held = item.answer.as_of
    return held.earliest or date.min, held.latest or date.max


def _axis(survey: Survey, marks: tuple[Mark, ...], words: Catalogue, frame: Frame) -> Axis:
    if survey.value_type == "date":
        return of_dates(marks, frame, words.text("chart.promised"), _tick(words))
    if survey.value_type == "quantity":
        return of_numbers(marks, frame, words.of(survey.unit), words.number)
    return of_yes_and_no(frame, words.text("answer.yes"), words.text("answer.no"))


def _tick(words: Catalogue) -> Callable[[str], str]:
    """Days, months and years as axes name them: short, in figures."""

    def tick(edtf: str) -> str:
        year, month, day = (*(str(int(part)) for part in edtf.split("-")), "", "")[:3]
        if day:
            return words.text("chart.day", day=day, month=month, year=year)
        return words.text("chart.month", month=month, year=year) if month else words.text("date.year", year=year)

    return tick


def _marks(survey: Survey, names: Names, url: Url, *, numbered: bool) -> Iterator[Mark]:
    for number, point in enumerate(survey.points, 1):
        try:
            found = range_of(point.answer, survey.value_type)
        except ValueError:
            continue
        if found:
            held = point.answer.as_of
            vague = found.vague or point.answer.bound == "~" or held.uncertain or held.approximate
            mark = mark_of(point, found, vague, names, url)
            yield replace(mark, number=str(number), name=f"{number}. {mark.name}") if numbered else mark


def mark_of(point: AnswerPoint, found: Range, vague: bool, names: Names, url: Url) -> Mark:
    """The mark of an answer.

    Args:
        found: what its value allows on the axis of values.
    """
    held, answer = point.answer.as_of, point.answer
    label = names.answer(answer)
    return Mark(
        held.earliest.toordinal() if held.earliest else None,
        held.latest.toordinal() if held.latest else None,
        float(found.low) if found.low is not None else None,
        float(found.high) if found.high is not None else None,
        _shape(found),
        vague,
        answer.status == "planned",
        url(point.passage),
        url(point.listed),
        names.catalogue.text(
            "chart.point",
            when=names.catalogue.date(held),
            value=label,
            status=names.catalogue.text(f"answer.status.{answer.status}"),
            who=names.catalogue.text("sign.comma").join(names.actor(speaker) for speaker in point.speakers),
            source=names.source(point.source),
        ),
        label,
        names.catalogue.of(answer.scope),
    )


def _shape(found: Range) -> Shape:
    if found.low is None:
        return "below"
    if found.high is None:
        return "above"
    return "point" if found.low == found.high else "span"
