"""Dates as the styles write them in English, and as the formats write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hashiya.cite.reference import Reference
from hashiya.edtf import Edtf, parse_edtf
from hashiya.knowledge import loaded

Forms = Mapping[str, str]


def english() -> Forms:
    """How dates are written in American English."""
    forms: Forms = loaded("citations")["english"]
    return forms


def year_first() -> Forms:
    """The same with the year in front, as the APA's style wants."""
    forms = english()
    turned = {key: forms[f"{key}-year-first"] for key in ("day", "month", "days", "months", "across", "uncertain")}
    return {**forms, **turned, "season": turned["month"]}


def wikipedia() -> Forms:
    """How the English Wikipedia's templates read them."""
    return {**english(), **loaded("citations")["wikipedia"]["en"]}


def in_words(reference: Reference, forms: Forms) -> str:
    """The date of publication; `none` of the forms where it is not known, in brackets with a mark where unsure."""
    if reference.date.precision == "unknown":
        return forms["none"]
    words = interval(reference.date, forms) if "/" in reference.date.text else single(reference.date.text, forms)
    return forms["uncertain"].format(date=words) if reference.unsure else words


def single(text: str, forms: Forms) -> str:
    """One date of an EDTF string, its mark of doubt left out."""
    parts = text.rstrip("?~%").split("-")
    words = _parts(parts, forms)
    return forms["about"].format(date=words) if text.endswith(("~", "%")) else words


def interval(edtf: Edtf, forms: Forms) -> str:
    """An interval, shortened where its ends share the year, or year and month."""
    start, _, end = edtf.text.partition("/")
    if start in ("", ".."):
        return forms["until"].format(date=single(end, forms))
    if end in ("", ".."):
        return forms["since"].format(date=single(start, forms))
    return _shortened(start, end, forms) or forms["between"].format(first=single(start, forms), last=single(end, forms))


def _shortened(start: str, end: str, forms: Forms) -> str:
    """Two ends of one precision, without doubt, in as few words as they need; empty where it takes both whole."""
    lengths, days, months, years = (len(start), len(end)), (10, 10), (7, 7), (4, 4)
    same_year = start[:4] == end[:4]
    words: dict[str, str | int] = {"year": start[:4], "first": start, "last": end}
    if lengths == years:
        return forms["years"].format(**words)
    if lengths == months and same_year:
        return forms["months"].format(**words | {"first": month(start), "last": month(end)})
    if lengths != days or not same_year:
        return ""
    words |= {"first": int(start[8:]), "last": int(end[8:])}
    if start[:7] == end[:7]:
        return forms["days"].format(month=month(start), **words)
    return forms["across"].format(first_month=month(start), last_month=month(end), **words)


def month(text: str) -> str:
    """The English name of the month or season of an EDTF date that has one."""
    words: Mapping[str, Any] = loaded("citations")
    number = text[5:7]
    return str(words["seasons"][number] if number in words["seasons"] else words["months"][int(number) - 1])


def date_parts(text: str) -> list[int]:
    """Year, month and day of one EDTF date as far as it has them; a season is no month."""
    parts = [int(part) for part in text.rstrip("?~%").split("-")]
    return parts[:1] if len(parts) > 1 and parts[1] > 12 else parts


def ends(edtf: Edtf) -> tuple[str, str]:
    """The two ends of an interval as written, empty where open; the date and nothing for one that is none."""
    start, _, end = edtf.text.partition("/")
    return start.replace("..", ""), end.replace("..", "")


def marked(reference: Reference) -> str:
    """The date in EDTF with the mark of doubt that its confidence adds (`2024-09-06?`); empty where unknown."""
    text, edtf = reference.date.text, reference.date
    if not reference.unsure or edtf.uncertain or edtf.precision == "interval":
        return text
    return f"{text.rstrip('~')}%" if edtf.approximate else f"{text}?"


def _parts(parts: list[str], forms: Forms) -> str:
    if len(parts) == 1:
        return parts[0]
    name = month("-".join(parts))
    if len(parts) == 2:
        return forms["season" if int(parts[1]) > 12 else "month"].format(month=name, year=parts[0])
    return forms["day"].format(month=name, year=parts[0], day=int(parts[2]))


def day_in_english(day: str) -> str:
    """An ISO day in English words; a blank to fill stays one."""
    return single(parse_edtf(day).text, english()) if day[:1].isdigit() else day
