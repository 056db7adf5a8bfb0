"""Commands that read captured articles, and put them into an archive."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from hashiya import pipeline
from hashiya.cli.command import command, main
from hashiya.console import Printer
from hashiya.messages import catalogue
from hashiya.model import Double, Problem, Progress
from hashiya.shingles import Similar

MOST_SIMILAR_TOLD = 20


@command
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--tool", default="", help="What captured them, where their files do not say.")
@click.option("--corrects", metavar="ARTICLE", default="", help="It is a corrected capture of this article.")
def add(run: pipeline.Run, printer: Printer, paths: tuple[Path, ...], tool: str, corrects: str) -> int:
    """Put captured articles from PATHS (files or folders) into seeds/; nothing there is ever overwritten."""
    if corrects:
        return _correct(run, printer, paths, tool, corrects)
    counts = {"added": 0, "there": 0, "refused": 0, "similar": 0}
    with printer.bar() as bar:
        for told in pipeline.add(run, paths, tool):
            if isinstance(told, Progress):
                counts["added"] = told.added
                bar(told.done, told.total, catalogue().text("add.bar", added=told.added))
            elif isinstance(told, Problem):
                counts["refused"] += 1
                printer.problems([told])
            elif isinstance(told, Double):
                counts["there"] += 1
                if told.same_run:
                    printer.result("add.double", name=told.name, id=told.id)
            elif isinstance(told, Similar):
                counts["similar"] += 1
                if counts["similar"] <= MOST_SIMILAR_TOLD:
                    _tell_similar(printer, told)
            else:
                printer.recurring(told)
    if counts["similar"] > MOST_SIMILAR_TOLD:
        printer.result("add.similar-rest", n=counts["similar"] - MOST_SIMILAR_TOLD)
    printer.result("add.done", **counts)
    return 1 if counts["refused"] else 0


def _correct(run: pipeline.Run, printer: Printer, paths: tuple[Path, ...], tool: str, article: str) -> int:
    if len(paths) != 1:
        raise pipeline.RefusedError([Problem("H914", str(paths[0]), details={"n": str(len(paths))})])
    found = pipeline.correct(run, paths[0], article, tool)
    if isinstance(found, Double):
        printer.result("add.double-of", name=found.name, id=found.id)
    else:
        printer.result("add.corrected", name=paths[0].name, id=article, path=found)
    return 0


def _tell_similar(printer: Printer, told: Similar) -> None:
    named: dict[str, str | int] = {"one": told.one, "other": told.other, "share": round(told.share * 100)}
    if told.others:
        printer.result("add.similar-many", **named, n=told.others)
    else:
        printer.result("add.similar", **named)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per article and line (see docs/reading.md).")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(),
              help="The archive whose actors, sources and topics are used (default: here).")  # fmt: skip
def read(files: tuple[Path, ...], as_json: bool, root: Path) -> None:
    """Print what the reader concludes of FILES, each article by itself; nothing is written."""
    printer, problems = Printer(quiet=False), 0
    for found in pipeline.read_articles(files, root):
        if isinstance(found, Problem):
            problems += 1
            printer.problems([found])
        elif as_json:
            click.echo(json.dumps(found, ensure_ascii=False))
        else:
            dated, source = found["date"]["edtf"] or "—", found["source"]["publisher"]
            printer.result("read.found", id=found["id"], title=found["title"], date=dated, source=source)
    sys.exit(1 if problems else 0)
