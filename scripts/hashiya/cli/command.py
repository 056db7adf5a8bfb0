"""What all commands share: the group, the options of those that work on an archive, how they are refused."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from hashiya import __version__, pipeline
from hashiya.console import Printer


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hashiya")
def main() -> None:
    """حاشية: أرشيف أخبار محشّى — an annotated archive of Arabic news."""


def command(function: Callable[..., int]) -> click.Command:
    """A command with the options that all share; it returns its exit status."""

    @wraps(function)
    def run(root: Path, quiet: bool, jobs: int, **others: Any) -> None:
        printer = Printer(quiet)
        try:
            sys.exit(function(pipeline.Run(root, jobs, printer.stage), printer, **others))
        except pipeline.RefusedError as refused:
            printer.problems(refused.problems)
            printer.refusal(
                "build.refused" if function.__name__ == "build" else "check.found",
                n=sum(problem.level == "error" for problem in refused.problems),
            )
            sys.exit(1)

    shared = (
        click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(),
                     help="The archive's folder (default: here)."),
        click.option("--quiet", is_flag=True, help="Print problems only."),
        click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes at once."),
    )  # fmt: skip
    found: Callable[..., None] = run
    for option in shared:
        found = option(found)
    return main.command()(found)
