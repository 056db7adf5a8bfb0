"""Commands that begin an archive and tell what its files may hold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hashiya import __version__, pipeline
from hashiya.cli.command import main
from hashiya.console import Printer
from hashiya.schema import SCHEMAS, schema_text


@main.command()
@click.argument("name", type=click.Choice(sorted(SCHEMAS)))
def schema(name: str) -> None:
    """Print the JSON Schema of a kind of file, for editors."""
    click.echo(schema_text(name), nl=False)


def _own_name() -> str:
    return "hashiya" if Path(sys.argv[0]).name == "__main__.py" else sys.argv[0]


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="أرشيف جديد", help="The name of the site.")
def new(folder: Path, name: str) -> None:
    """Begin a new archive in FOLDER, with an example article that builds at once."""
    printer = Printer(quiet=False)
    try:
        pipeline.new(folder, name, __version__)
    except pipeline.RefusedError as refused:
        printer.problems(refused.problems)
        sys.exit(1)
    printer.result("new.done", folder=str(folder), command=_own_name())
