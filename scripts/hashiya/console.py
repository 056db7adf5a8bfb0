"""What commands print: progress, problems in Arabic and English, and results. Plain lines off a terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from hashiya.messages import catalogue, tell
from hashiya.model import Problem


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

    def refusal(self, key: str, **args: str | int) -> None:
        """Says what was not done."""
        self._errors.print(Text(catalogue().text(key, **args), style="bold"))

    def problems(self, problems: Iterable[Problem]) -> None:
        """Each problem: its place, code and message in Arabic, the same in English, how to mend it."""
        for problem in problems:
            told = tell(problem)
            self._errors.print(
                Text.assemble((_clean(told.place), "bold"), ": ", (told.code, "red"), f" {_clean(told.ar)}")
            )
            self._errors.print(f"    {_clean(told.en)}", markup=False)
            self._errors.print(f"    ← {_clean(told.mend_ar)}", markup=False)
            self._errors.print(f"    → {_clean(told.mend_en)}", markup=False)


def _clean(text: str) -> str:
    """Contributed words without what could steer a terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
