"""Commands that print new annotations as ready files."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from hashiya import pipeline
from hashiya.anchor import Selector
from hashiya.cli.command import command
from hashiya.console import Printer
from hashiya.edtf import Edtf, parse_edtf
from hashiya.model import Claim, Note, Person, Problem

DRAFTED = ("note", "correction", "context", "translation", "claim")


def _created(function: Callable[..., int]) -> Callable[..., int]:
    """The option `--created`; the day of the command where nothing is given, the only clock that any file gets."""
    return click.option("--created", type=Day(), default=today, help="Year-month-day (default: today).")(function)


def today() -> str:
    """The day of the command, year-month-day."""
    return time.strftime("%Y-%m-%d")


class Day(click.ParamType[Edtf]):
    """A date as EDTF, for options."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Edtf:
        """The date that was typed."""
        try:
            return parse_edtf(value)
        except ValueError:
            self.fail(f"{value}: 2026-11-21", param, ctx)


@command
@click.argument("article")
@click.argument("words")
@click.option("--kind", type=click.Choice(DRAFTED), default="note", help="What it is (default: note).")
@click.option("--after", default="", help="The words right before, where they stand in several places.")
@click.option("--before", default="", help="The words right behind, where those before do not tell them apart.")
@click.option("--note", default="", help="What you have to say.")
@click.option("--author", default="", help="Your name as it is to be shown.")
@click.option("--speaker", "speakers", multiple=True, help="Of a claim: who says it (an id; may be repeated).")
@click.option("--form", type=click.Choice(("direct", "indirect", "background")), default="indirect",
              help="Of a claim: how it is said (default: indirect).")  # fmt: skip
@_created
def quote(
    run: pipeline.Run, printer: Printer, article: str, words: str, kind: str, after: str, before: str, note: str,
    author: str, speakers: tuple[str, ...], form: str, created: Edtf,
) -> int:  # fmt: skip
    """Print a ready file that ties a note to WORDS of ARTICLE; on the error output, where to save it."""
    shared: dict[str, Any] = {"kind": kind, "quote": "", "note": note, "author": author, "created": created}
    wanted = Claim(**shared, speakers=speakers, form=form) if kind == "claim" else Note(**shared)  # type: ignore[arg-type]
    draft = pipeline.quote(run, article, Selector(words, after, before), wanted)
    click.echo(draft.content, nl=False)
    printer.beside("quote.save", path=draft.path)
    waiting = [name for name in ("note", "author") if not shared[name] and (name, kind) != ("note", "claim")]
    if waiting:
        printer.beside("quote.fill", keys="، ".join(waiting))
    elif draft.address:
        printer.beside("quote.open", address=draft.address)
    return 0


@command
@click.argument("article", default="")
@click.option("--all", "every", is_flag=True, help="Of all articles.")
@click.option("--author", required=True, help="The name of whoever answers for them.")
@click.option("--write", "folder", is_flag=False, flag_value="", metavar="[FOLDER]",
              help="Write them as new files into this archive, or below FOLDER; nothing is overwritten.")  # fmt: skip
@_created
def propose(
    run: pipeline.Run, printer: Printer, article: str, every: bool, author: str, folder: str | None, created: Edtf
) -> int:
    """Print the claims that the reader proposes for ARTICLE as ready files."""
    if bool(article) == every:
        raise click.UsageError("ARTICLE | --all")
    files = 0
    for found in pipeline.propose(run, article, Person(author), created):
        if isinstance(found, Problem):
            printer.problems([found])
            continue
        files += 1
        if folder is None:
            click.echo(f"{'' if files == 1 else chr(10)}# {found.path}\n{found.content}", nl=False)
        else:
            click.echo(pipeline.put(found, Path(folder) if folder else run.root))
    printer.beside("propose.done", n=files)
    return 0
