"""Problems as other programs read them: GitHub's workflow commands and step summary, and JSON.

Sources: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions (of each type ten annotations
are shown for a step), https://www.rfc-editor.org/rfc/rfc8259.
"""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from hashiya.compose import corrected, mended
from hashiya.messages import catalogue, tell
from hashiya.model import Problem

VERSION = 1
SHOWN_BY_GITHUB = 10
# A summary may have 1 MiB; beyond some hundred nobody reads on.
MOST_IN_SUMMARY = 200


def github(problems: Sequence[Problem]) -> Iterator[str]:
    """The lines that make GitHub show the problems at their places, the most useful first, and how many it leaves out.

    Errors come before warnings, the first problem of every file before the second of any.
    """
    for problem in _most_useful_first(problems):
        told = tell(problem)
        place = {"file": problem.path, "line": str(problem.line), "col": str(problem.column), "title": told.code}
        properties = ",".join(f"{key}={_property(value)}" for key, value in place.items() if value != "0")
        words = (told.ar, told.en, f"← {told.mend_ar}", f"→ {told.mend_en}", *corrected(problem))
        yield f"::{problem.level} {properties}::{_data(chr(10).join(words))}"
    counts = Counter(problem.level for problem in problems)
    hidden = sum(max(0, n - SHOWN_BY_GITHUB) for n in counts.values())
    if hidden:
        left_out = catalogue().text("check.hidden", n=hidden, shown=len(problems) - hidden)
        yield f"::notice title=hashiya::{_data(left_out)}"


def github_summary(problems: Sequence[Problem]) -> str:
    """All problems as Markdown for the page of a workflow's run; contributed words stand in it as text."""
    if not problems:
        return ""
    shown = _most_useful_first(problems)[:MOST_IN_SUMMARY]
    blocks = (_block(problem) for problem in shown)
    rest = len(problems) - len(shown)
    more = f"\n{catalogue().text('check.more', n=rest)}\n" if rest else ""
    return f"### hashiya check: {len(problems)}\n\n{''.join(blocks)}{more}"


def as_json(problems: Sequence[Problem]) -> str:
    """All problems as one JSON object on one line; what cannot be seen is escaped.

    `version` is raised when a key changes its meaning or goes; keys may be added.
    """
    found = {
        "version": VERSION,
        "errors": sum(problem.level == "error" for problem in problems),
        "warnings": sum(problem.level == "warning" for problem in problems),
        "problems": [_object(problem) for problem in problems],
    }
    text = json.dumps(found, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in text)


def _object(problem: Problem) -> dict[str, Any]:
    told = tell(problem)
    return {
        "code": problem.code,
        "level": problem.level,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "ar": told.ar,
        "en": told.en,
        "mend_ar": told.mend_ar,
        "mend_en": told.mend_en,
        "mends": [
            {"at": mend.at, "value": mend.value, "yaml": mended(mend) if mend.value else ""} for mend in problem.mends
        ],
        "lines": [{"first": change.first, "last": change.last, "text": change.text} for change in problem.lines],
    }


def _most_useful_first(problems: Sequence[Problem]) -> list[Problem]:
    seen: Counter[tuple[str, str]] = Counter()
    ranked = []
    for number, problem in enumerate(problems):
        ranked.append((problem.level != "error", seen[problem.level, problem.path], number))
        seen[problem.level, problem.path] += 1
    return [problems[number] for *_, number in sorted(ranked)]


def _block(problem: Problem) -> str:
    told = tell(problem)
    words = (f"{told.place}: {told.code}", told.ar, told.en, f"← {told.mend_ar}", f"→ {told.mend_en}")
    text = "\n".join((*words, *corrected(problem)))
    # A blank line would end the block for Markdown; within it, only these two signs mean anything.
    lines = (_visible(line) or "\u00a0" for line in text.split("\n"))
    return f'<pre dir="auto">{"&#10;".join(html.escape(line) for line in lines)}</pre>\n\n'


def _visible(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def github_warning(path: str, message: str) -> str:
    """A command of GitHub's runner that shows words at a file."""
    return f"::warning file={_property(path)},title=hashiya::{_data(message)}"


def _data(text: str) -> str:
    """Words of a workflow command: nothing in them ends it or begins another."""
    lines = "\n".join(map(_visible, text.split("\n")))
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
