"""What a line looks like, whatever it says: a sentence, a title, a date, a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from hashiya.arabic import fold_line, fold_phrase, fold_word, tokens
from hashiya.knowledge import listed, loaded, media, outlet_names

LONG = 80
LONGEST_LINK = 120
_LONGEST_DATE = 80
_LONGEST_BYLINE = 60
_MOST_DATE_WORDS = 16
_MOST_OTHERS = 2
_MOST_IN_RUN = 24
_LONGEST_NAME = 4
_MOST_BEHIND_BY = 5
_LONGEST_SIGNS = 25
_MOST_DIGITS = 6
_FULL_STOPS = (".", ".»", ".”", '."', ".)", "».", "”.", '".', ").", "؛")
_SEPARATORS = re.compile(r" [»«›>/|\\·•–—-]+ ?|[»›>|\\]|, ")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_IN_DIGITS = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}[/.-]\d{1,2}[/.-]\d{1,2}\b|\b\d{1,2}:\d{2}\b")
_FULL_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}[/.-]\d{1,2}[/.-]\d{1,2}\b")
_ATTACHED = re.compile(r" ?[-–—/|:،] ?| ـ ")


def ends_with_stop(line: str) -> bool:
    """True for a full stop at the end, within closing marks or without; dots that break off are none."""
    return line.endswith(_FULL_STOPS) and not line.endswith("..")


def is_sentence(line: str) -> bool:
    """True for five words or more with a full stop at the end, or with three commas and more."""
    line = line.rstrip()
    if line.endswith("..") or line.count(" ") < 4:
        return False
    return ends_with_stop(line) or line.count("،") >= 3


def is_text(line: str) -> bool:
    """True for what is long as a paragraph, or a sentence."""
    return len(line) >= LONG or is_sentence(line)


def is_like_title(line: str) -> bool:
    """True for two words or more that are no sentence and do not go on with one («وقال ...»)."""
    words = line.split()
    if len(words) < 2 or len(line) > LONGEST_LINK or is_sentence(line) or line.count("،") > 1:
        return False
    first = fold_word(words[0])
    goes_on = first[:1] in listed("page-lines", "and") and len(first) > 3
    return not goes_on or first in listed("common-words", "whole")


def is_date(line: str) -> bool:
    """True for a line of nothing but a date, an hour, or how long ago."""
    if len(line) > _LONGEST_DATE or line.endswith(":"):
        return False
    folded = fold_line(line)
    words = _PARTS.findall(folded)
    if not words or len(words) > _MOST_DATE_WORDS:
        return False
    if words[0] in listed("page-lines", "ago") or words[-1] in listed("page-lines", "ago"):
        return len(words) <= 4 and _is_span(words)
    named = [word for word in words if not word.isdigit()]
    if _FULL_DATE.search(folded):
        others = [
            word for word in named if word not in date_words() and word not in listed("page-lines", "beside_dates")
        ]
        if len(others) <= _MOST_OTHERS or (others[0] in listed("page-lines", "by") and len(others) <= _MOST_BEHIND_BY):
            return True
    dated = _IN_DIGITS.search(folded) or (len(named) < len(words) and not date_words().isdisjoint(named))
    return bool(dated) and all(word in date_words() or word in listed("page-lines", "beside_dates") for word in named)


def _is_span(words: list[str]) -> bool:
    """«منذ ساعتين», «قبل 3 أيام»."""
    units = listed("page-lines", "units")
    return not units.isdisjoint(words) and all(word in units or word.isdigit() for word in words[1:-1])


def is_signs(line: str) -> bool:
    """True for numbers, signs and single letters and nothing else: «A A», «15», «س.م»."""
    words = _PARTS.findall(line)
    few = len(line) <= _LONGEST_SIGNS and sum(len(word) for word in words if word.isdigit()) < _MOST_DIGITS
    return few and all(len(word) < 2 or word.isdigit() for word in words)


def is_tags(line: str) -> bool:
    """True for a line of nothing but words with a number sign: «#بغداد #أمن»."""
    words = line.split()
    return bool(words) and all(word.startswith("#") for word in words)


def has_credit(line: str) -> bool:
    """True for words with a credit in brackets at their end and no full stop before it: a caption."""
    before, _, credit = line.rpartition("(")
    named = line.endswith(")") and len(credit) <= _LONGEST_SIGNS and not any(map(str.isdigit, credit))
    return named and before.count(" ") > 2 and not before.rstrip().endswith((".", "،", ":")) and ". " not in before


def is_media_name(line: str) -> bool:
    """True for a word like «صحيفة» with at most three others: the name of the site, «قناة الأفق»."""
    words = tokens(line).folded
    return 1 < len(words) <= 4 and words[0] in media() and line[-1].isalnum()


def is_path(line: str, sections: frozenset[str]) -> bool:
    """True for names of sections with strokes or arrows between them, an outlet's before them: «أخبار » سياسة»."""
    parts = [part.strip() for part in _SEPARATORS.split(line)]
    own = parts[1:] if is_outlet(parts[0]) else parts
    return len(parts) > 1 and all(part in sections for part in own if part) and any(own)


def is_run(line: str, names: frozenset[str]) -> bool:
    """True for two names or more, one behind another, and nothing else: «فيسبوك تويتر واتساب»."""
    words = line.split()
    if not 2 <= len(words) <= _MOST_IN_RUN:
        return False
    at = found = 0
    while at < len(words):
        long = next((n for n in range(_LONGEST_NAME, 0, -1) if " ".join(words[at : at + n]) in names), 0)
        if not long:
            return False
        at, found = at + long, found + 1
    return found > 1


def is_byline(line: str) -> bool:
    """True for a name, or an outlet's behind a place: «القاهرة – أحمد سمير», «أحمد سمير», «لندن: «الشرق الأوسط»»."""
    if len(line) > _LONGEST_BYLINE or any(sign in line for sign in "؟!…"):
        return False
    parts = [part for part in _ATTACHED.split(line) if part.strip()]
    if not 1 <= len(parts) <= 3 or any(part.count(" ") > 4 for part in parts):
        return False
    if is_place_and_outlet(line) or _is_outlet_and_place(line):
        return True
    name = parts[-1].split()
    return _is_name(name) or (len(parts) > 1 and _is_name(parts[0].split()) and len(name) <= 2)


def is_place_and_outlet(line: str) -> bool:
    """True for the name of an outlet behind a place: «أثينا - أ ف ب»."""
    parts = [part for part in _ATTACHED.split(line, maxsplit=3) if part.strip()] if len(line) <= _LONGEST_BYLINE else []
    return len(parts) > 1 and parts[0].count(" ") < 3 and (is_outlet(" ".join(parts[1:])) or is_outlet(parts[-1]))


def _is_outlet_and_place(line: str) -> bool:
    """True for an outlet whose name is no common word, and a word or two behind it: «هسبريس من الرباط»."""
    if len(line) > _LONGEST_BYLINE:
        return False
    words = tokens(line).folded
    for rest in (1, 2):
        name = words[:-rest]
        plain = " ".join(name) not in listed("common-words", "outlets")
        if name and name[-1] in listed("page-lines", "from_place"):
            return is_outlet(" ".join(name[:-1])) and plain
        if name and plain and is_outlet(" ".join(name)) and len(_ATTACHED.split(line)) > 1:
            return True
    return False


def is_outlet(line: str) -> bool:
    """True for the name of an outlet or agency and nothing else."""
    if len(line) > _LONGEST_BYLINE:
        return False
    name = fold_phrase(line)
    return name in outlet_names() or name in listed("page-lines", "agencies")


def _is_name(words: list[str]) -> bool:
    folded = [fold_word(word) for word in words]
    given = listed("given-names", "given")
    starts = folded[0] in given or (folded[0] in listed("page-lines", "abd") and len(folded) > 2)
    spelt = all(word.isalpha() for word in folded)
    return 2 <= len(words) <= 4 and starts and spelt and not any(_is_no_name(word) for word in folded[1:])


def _is_no_name(word: str) -> bool:
    if len(word) < 2 or word[:1] in listed("page-lines", "verbal"):
        return True
    return word in listed("roles", "follows") or word in listed("roles", "speech")


@lru_cache
def date_words() -> frozenset[str]:
    """The folded words that names of months and of days of the week are made of."""
    known = loaded("dates")
    names = [known[key] for key in ("months", "months_latin", "hijri_months", "weekdays")]
    return frozenset(part for name in _flat(names) for part in _PARTS.findall(fold_line(name)))


def _flat(names: Any) -> list[str]:
    if isinstance(names, str):
        return [names]
    values = names.values() if isinstance(names, dict) else names
    return [name for value in values for name in _flat(value)]
