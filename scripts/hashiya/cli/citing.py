"""The command that prints citations."""

from __future__ import annotations

import click

from hashiya import pipeline
from hashiya.cite import FORMATS, STYLES
from hashiya.cli.command import command
from hashiya.console import Printer
from hashiya.edtf import parse_edtf
from hashiya.model import Problem


@command
@click.argument("cited", metavar="ID[#PASSAGE]")
@click.option("--style", type=click.Choice(tuple(STYLES)), help="Printed as this style wants (default: ar).")
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), help="For reference managers.")
@click.option("--accessed", default="", metavar="DATE", help="The day when you saw it (year-month-day).")
def cite(
    run: pipeline.Run, printer: Printer, cited: str, style: str | None, form: str | None, accessed: str
) -> int:  # fmt: skip
    """Print the citation of an article, or of one of its passages."""
    if style and form:
        raise click.UsageError("--style | --format")
    if accessed and not _is_day(accessed):
        printer.problems([Problem("H923", "--accessed", details={"value": accessed})])
        return 1
    manner = pipeline.Manner("format", form) if form else pipeline.Manner("style", style or "ar")
    # Line ends are the format's own.
    click.echo(pipeline.cite(run, cited, manner, accessed).encode(), nl=False)
    return 0


def _is_day(text: str) -> bool:
    try:
        return parse_edtf(text).precision == "day" and text[-1:].isdigit()
    except ValueError:
        return False
