"""Joins what a merged actor, source, topic or question says to the one that it becomes part of; nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hashiya.model import Bilingual, Entry, Form, Topic
from hashiya.revise import Item, added, added_list, added_map, appended, replaced
from hashiya.schema import field_types


def joined(text: str, one: Entry[Any], into: Entry[Any]) -> tuple[str, tuple[str, ...]]:
    """The file of `into` with all of `one` that it can take, and what it cannot: `key: value`, for a person to settle.

    Lists grow, notes follow one another, and a topic's label becomes another name of it; a value stays where there is
    one. Doing it twice changes nothing more.

    Raises:
        RevisionError: the file is written in a way that cannot be changed.
    """
    left: list[str] = []
    for key, (item, _) in field_types(type(into.value)).items():
        given, there = getattr(one.value, item.name), getattr(into.value, item.name)
        if isinstance(one.value, Topic) and key == "alt":
            given = tuple(dict.fromkeys((one.value.label.ar, *given)))
            there = (into.value.label.ar, *there)
        if not given or given in (there, into.id) or (key == "broader" and there == one.id):
            continue
        text, rest = _with(text, key, given, there, key in into.places)
        left += rest
    return text, tuple(left)


def _with(text: str, key: str, given: Any, there: Any, written: bool) -> tuple[str, list[str]]:
    if isinstance(given, tuple):
        return _with_items(text, key, given, there, written)
    if key == "note" and isinstance(given, Bilingual):
        return _with_note(text, given, there)
    if isinstance(given, str) and not there:
        return (replaced if written else added)(text, key, given), []
    return text, [f"{key}: {_words(given)}"]


def _with_items(text: str, key: str, given: tuple[Any, ...], there: Any, written: bool) -> tuple[str, list[str]]:
    missing = [one for one in given if one not in there]
    taken = {one.form for one in there if isinstance(one, Form)}
    fit = [one for one in missing if isinstance(one, str) or (isinstance(one, Form) and one.form not in taken)]
    if fit and not written:
        text = added_list(text, key, ())
    for one in fit:
        text = appended(text, key, one if isinstance(one, str) else _form(one))
    return text, [f"{key}: {_words(one)}" for one in missing if one not in fit]


def _form(form: Form) -> Item:
    item: dict[str, str | tuple[str, ...]] = {"form": form.form}
    item |= {"kind": form.kind} if form.kind != "name" else {}
    item |= {"within": form.within} if form.within else {}
    return item | ({"articles": form.articles} if form.articles else {})


def _with_note(text: str, given: Bilingual, there: Bilingual | None) -> tuple[str, list[str]]:
    if there is None:
        return added_map(text, "note", {"ar": given.ar} | ({"en": given.en} if given.en else {})), []
    left = []
    for language, words, own in (("ar", given.ar, there.ar), ("en", given.en, there.en)):
        if words and not own:
            left.append(f"note.{language}: {words}")
        elif words and words not in own:
            text = replaced(text, f"note.{language}", f"{own}\n\n{words}")
    return text, left


def _words(value: Any) -> str:
    """A value for people, on one line."""
    if isinstance(value, Bilingual):
        return " / ".join(filter(None, (value.ar, value.en)))
    if isinstance(value, str):
        return value
    fields = ((key, getattr(value, item.name)) for key, (item, _) in field_types(type(value)).items())
    return ", ".join(f"{key} {_plain(found)}" for key, found in fields if found)


def _plain(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, Iterable) and not isinstance(value, str) else str(value)
