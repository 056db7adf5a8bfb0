"""What commands print: progress, problems in Arabic and English, and results. Plain lines off a terminal."""

from __future__ import annotations

import difflib
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from hashiya import reports
from hashiya.compose import corrected
from hashiya.messages import catalogue, tell
from hashiya.model import Problem, Recurring, Revision

_COLOURS = {"error": "red", "warning": "yellow"}


class Printer:
    """Prints for one command; `quiet` leaves only problems."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        self._out = Console(highlight=False, soft_wrap=True, file=sys.stdout)
        self._errors = Console(highlight=False, soft_wrap=True, file=sys.stderr)

    def stage(self, key: str) -> None:
        """Says which stage begins."""
        if not self._quiet:
            self._out.print(Text(f"· {catalogue().text(key)}", style="dim"))

    def result(self, key: str, **args: str | int) -> None:
        """Says what was done."""
        if not self._quiet:
            self._out.print(Text(catalogue().text(key, **args), style="bold"))

    def line(self, words: str) -> None:
        """A line of a list, with contributed words in it."""
        if not self._quiet:
            self._out.print(_clean(words), markup=False)

    def refusal(self, key: str, **args: str | int) -> None:
        """Says what was not done."""
        self._errors.print(Text(catalogue().text(key, **args), style="bold"))

    def beside(self, key: str, **args: str | int) -> None:
        """Says something of what is printed, where it does not get into what is printed."""
        if not self._quiet:
            self._errors.print(Text(_clean(catalogue().text(key, **args)), style="dim"))

    @contextmanager
    def bar(self) -> Iterator[Callable[[int, int, str], None]]:
        """A progress bar, on a terminal; called with how much is done, of how much, and words beside it."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        shown = self._errors.is_terminal and not self._quiet
        with Progress(*columns, console=self._errors, disable=not shown, transient=True) as progress:
            task = progress.add_task("")
            out = self._out
            # On one screen all lines go where the bar is drawn, which stays below them.
            self._out = self._errors if shown and out.is_terminal else out
            try:
                yield lambda done, total, words: progress.update(task, completed=done, total=total, description=words)
            finally:
                self._out = out

    def change(self, revision: Revision) -> None:
        """The lines of a file that would change, as `diff` shows them."""
        sides = ((revision.before or "").splitlines(keepends=False), revision.after.splitlines(keepends=False))
        old = revision.path if revision.before is not None else "/dev/null"
        for line in difflib.unified_diff(*sides, old, revision.path, lineterm="", n=1):
            self._out.print(_clean(line), markup=False)

    def recurring(self, found: Recurring) -> None:
        """Lines that recur over the articles of an outlet, as they would stand in its file."""
        file = f"annotations/sources/{found.outlet if found.known else '<id>'}.yml"
        self.result("add.recurring", outlet=_clean(found.outlet) or catalogue().text("add.this-run"), file=file)
        if not self._quiet:
            lines = "".join(f"      - {_yaml(words)}  # {n}\n" for words, n in found.lines)
            snippet = f'furniture:\n  - kind: recurring\n    longest: "600"\n    equals:\n{lines}'
            self._out.print(snippet, markup=False, end="")

    def problems(self, problems: Iterable[Problem]) -> None:
        """Each problem: its place, code and message in Arabic, the same in English, how to mend it.

        Where the words are those of the problem before, only the place and the message are printed again.
        """
        before: tuple[str, ...] = ()
        for problem in problems:
            told = tell(problem)
            self._errors.print(
                Text.assemble(
                    (_clean(told.place), "bold"), ": ", (told.code, _COLOURS[problem.level]), f" {_clean(told.ar)}"
                )
            )
            words = (told.en, f"← {told.mend_ar}", f"→ {told.mend_en}", *(f"  {line}" for line in corrected(problem)))
            for line in words if words != before else ():
                self._errors.print(f"    {_clean(line)}", markup=False)
            before = words

    def report(self, problems: Sequence[Problem], form: str) -> None:
        """The problems as another program reads them (`json`, `github`), on the standard output and nothing else there.

        For GitHub they are also put on the page of the run, where the runner names a file for that.
        """
        lines = [reports.as_json(problems)] if form == "json" else reports.github(problems)
        for line in lines:
            sys.stdout.write(f"{line}\n")
        summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
        if form == "github" and summary:
            with Path(summary).open("a", encoding="utf-8", errors="backslashreplace") as page:
                page.write(reports.github_summary(problems))


def _yaml(words: str) -> str:
    """Words in double quotes without what cannot be seen: annotations may not hold it."""
    seen = "".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in words)
    return json.dumps(" ".join(seen.split()), ensure_ascii=False)


def _clean(text: str) -> str:
    """Contributed words without what could steer a terminal, or the log of a workflow (commands: `::`, `##[`)."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return re.sub(r"^(\s*):(?=:)", r"\1: ", shown).replace("##[", "# #[")
