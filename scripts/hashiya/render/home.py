"""The home page: how the main question's answer changed, as a picture, and the beginnings of notes."""

from __future__ import annotations

from decimal import Decimal

from hashiya.model import AnswerPoint, Story, Turn
from hashiya.render.chart import SMALL, Axis, Frame, Mark
from hashiya.render.chart.axes import of_words
from hashiya.render.names import Names
from hashiya.render.prose import plain_prose
from hashiya.render.questions import Picture, Url, drawn, mark_of, picture_of, said_of
from hashiya.values import Range

# One mark alone tells less than the words beside it.
LEAST_MARKS = 2
LONGEST_BEGINNING = 140


def story_picture(story: Story, names: Names, url: Url) -> Picture | None:
    """The picture of the main question; None where there is one answer only.

    Answers in words have a lane each, with the numbers by which the list beside it calls them.
    """
    if len(story.survey.points) < LEAST_MARKS:
        return None
    title = names.question(story.present.question)
    if story.survey.value_type != "text":
        return picture_of(story.survey, names, title, url, SMALL)
    lanes = {number: place for place, number in enumerate(sorted({turn.number for turn in story.turns}), 1)}
    marks = tuple(_mark(turn, lanes[turn.number], names, url) for turn in story.turns)
    words, numbers = names.catalogue, list(lanes)
    said = said_of(title, "text", words)

    def axis_for(frame: Frame) -> Axis:
        return of_words(frame, len(lanes), lambda lane: words.text("home.lane", n=numbers[lane - 1]))

    return drawn(marks, axis_for, said, words.direction, lanes=True, frames=SMALL)


def _mark(turn: Turn, lane: int, names: Names, url: Url) -> Mark:
    held, at = turn.answer.as_of, Decimal(lane)
    point = AnswerPoint(turn.answer, turn.passage, turn.passage, turn.article.source, turn.speakers)
    return mark_of(point, Range(at, at), held.uncertain or held.approximate, names, url)


def beginning(note: str) -> str:
    """The first words of a note, without its notation."""
    words = " ".join(plain_prose(note).split())
    return words if len(words) <= LONGEST_BEGINNING else f"{words[:LONGEST_BEGINNING].rpartition(' ')[0]} …"
