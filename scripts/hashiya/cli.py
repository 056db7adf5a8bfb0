"""The command `hashiya`. Exit status: 0 all is well, 1 problems were found, 2 the command was called wrongly."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from hashiya import __version__, pipeline, server
from hashiya.anchor import Selector
from hashiya.console import Printer
from hashiya.edtf import Edtf, parse_edtf
from hashiya.messages import catalogue
from hashiya.model import Claim, Double, Note, Person, Problem, Progress
from hashiya.publish import ENGINES, MKDOCS
from hashiya.schema import SCHEMAS, schema_text
from hashiya.shingles import Similar

MOST_SIMILAR_TOLD = 20
DRAFTED = ("note", "correction", "context", "translation", "claim")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hashiya")
def main() -> None:
    """حاشية: أرشيف أخبار محشّى — an annotated archive of Arabic news."""


def _command(function: Callable[..., int]) -> click.Command:
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
    command: Callable[..., None] = run
    for option in shared:
        command = option(command)
    return main.command()(command)


@_command
@click.option(
    "--engine", type=click.Choice(sorted(ENGINES)), default=MKDOCS, help="What dresses the pages (default: mkdocs)."
)
def build(run: pipeline.Run, printer: Printer, engine: str) -> int:
    """Build the site into build/site; the old one stays until the new one is whole."""
    report = pipeline.build(replace(run, engine=engine))
    articles = catalogue().text("count.articles", n=report.articles)
    seconds = f"{sum(report.seconds.values()):.1f}"
    if not report.has_address:
        printer.result("build.no-address")
    if not report.has_contact:
        printer.result("build.no-contact")
    printer.result("build.done", articles=articles, pages=report.pages, seconds=seconds)
    return 0


@_command
def check(run: pipeline.Run, printer: Printer) -> int:
    """Check seeds and annotations; write nothing."""
    found = pipeline.check(run)
    printer.problems(found.problems)
    if found.errors:
        printer.refusal("check.found", n=found.errors)
        return 1
    numbers = {
        "articles": len(found.cards),
        "claims": sum(card.claims for card in found.cards),
        "notes": sum(card.notes for card in found.cards),
    }
    printer.result("check.ok", **{key: catalogue().text(f"count.{key}", n=n) for key, n in numbers.items()})
    return 0


@_command
@click.option("--dry-run", is_flag=True, help="Say what would be mended; write nothing.")
def mend(run: pipeline.Run, printer: Printer, dry_run: bool) -> int:
    """Write the corrections of warnings into the annotations: quotations as the article has them now."""
    found = pipeline.check(run)
    mended = 0
    for problem, done in pipeline.mend(run, found.problems, write=not dry_run):
        printer.problems([problem])
        printer.result(("mend.would-one" if dry_run else "mend.one") if done else "mend.by-hand", path=problem.path)
        mended += done
    printer.result("mend.would" if dry_run else "mend.done", n=mended)
    left = [problem for problem in found.problems if problem.level == "error"]
    printer.problems(left)
    if left:
        printer.refusal("check.found", n=len(left))
    return 1 if left else 0


@_command
def verify(run: pipeline.Run, printer: Printer) -> int:
    """Read build/site back: every article against its seed, every file against its checksum."""
    problems, files, articles = pipeline.verify(run)
    if problems:
        printer.problems(problems)
        printer.refusal("check.found", n=len(problems))
        return 1
    printer.result("verify.ok", files=files, articles=catalogue().text("count.articles", n=articles))
    return 0


@_command
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Where to serve (default: 8000).")
def serve(run: pipeline.Run, printer: Printer, port: int) -> int:
    """Build, show the site at http://127.0.0.1:PORT, and build again on every change."""

    def told(problems: list[Problem]) -> None:
        printer.problems(problems)
        if problems:
            printer.refusal("build.refused", n=len(problems))
        else:
            printer.result("serve.built", time=time.strftime("%H:%M:%S"))

    watch = server.Watch(run, told)
    try:
        listening = server.make_server(watch, port)
    except OSError as error:
        printer.problems([Problem("H710", str(port), details={"why": error.strerror or str(error)})])
        return 1
    printer.result("serve.at", address=f"http://{server.HOST}:{listening.server_port}")
    server.serve(watch, listening)
    return 0


@_command
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--tool", default="", help="What captured them, where their files do not say.")
def add(run: pipeline.Run, printer: Printer, paths: tuple[Path, ...], tool: str) -> int:
    """Put captured articles from PATHS (files or folders) into seeds/; nothing there is ever overwritten."""
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


def _tell_similar(printer: Printer, told: Similar) -> None:
    named: dict[str, str | int] = {"one": told.one, "other": told.other, "share": round(told.share * 100)}
    if told.others:
        printer.result("add.similar-many", **named, n=told.others)
    else:
        printer.result("add.similar", **named)


def _created(function: Callable[..., int]) -> Callable[..., int]:
    """The option `--created`; the day of the command where nothing is given, the only clock that any file gets."""
    return click.option(
        "--created", type=_Day(), default=lambda: time.strftime("%Y-%m-%d"), help="Year-month-day (default: today)."
    )(function)


class _Day(click.ParamType[Edtf]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Edtf:
        try:
            return parse_edtf(value)
        except ValueError:
            self.fail(f"{value}: 2026-11-21", param, ctx)


@_command
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


@_command
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
