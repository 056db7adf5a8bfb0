"""The command `hashiya`. Exit status: 0 all is well, 1 problems were found, 2 the command was called wrongly."""

from __future__ import annotations

import json
import os
import sys
import time
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import wraps
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from hashiya import __version__, pipeline, server
from hashiya.console import Printer
from hashiya.messages import catalogue
from hashiya.model import Double, Problem, Progress
from hashiya.publish import ENGINES, MKDOCS
from hashiya.schema import SCHEMAS, schema_text
from hashiya.shingles import Similar

MOST_SIMILAR_TOLD = 20
MOST_AWAITED_TOLD = 20
MOST_PAGES_TOLD = 200


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
@click.option(
    "--format", "form", type=click.Choice(["text", "github", "json"]), default="text",
    help="How problems are told: to people, to GitHub's checks, to programs (see docs/rules.md).",
)  # fmt: skip
def check(run: pipeline.Run, printer: Printer, form: str) -> int:
    """Check seeds and annotations; write nothing."""
    if form != "text":
        return _report(replace(run, tell=lambda _stage: None), printer, form)
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


def _report(run: pipeline.Run, printer: Printer, form: str) -> int:
    try:
        problems = pipeline.check(run).problems
    except pipeline.RefusedError as refused:
        problems = tuple(refused.problems)
    printer.report(problems, form)
    return 1 if any(problem.level == "error" for problem in problems) else 0


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


def _person(_context: click.Context, _option: click.Parameter, value: str) -> str:
    name = unicodedata.normalize("NFC", value.strip())
    if not name or not name.isprintable():
        raise click.BadParameter(catalogue().text("desk.no-name"))
    return name


_by = click.option("--by", required=True, callback=_person, help="Your name, as it stands in the files.")
_undo = click.option("--undo", is_flag=True, help="Take it back.")
_dry = click.option("--dry-run", "dry", is_flag=True, help="Show what would change; write nothing.")


@_command
@click.argument("ids", nargs=-1, required=True)
@_by
@_undo
def review(run: pipeline.Run, printer: Printer, ids: tuple[str, ...], by: str, undo: bool) -> int:
    """Note that you have reviewed annotations (ARTICLE/FILE) or relations (relations/FILE) of other people."""
    for revision in pipeline.review(run, ids, by, undo=undo):
        done = "desk.unreviewed" if undo else "desk.reviewed"
        printer.result(done if revision.before != revision.after else "desk.same", path=revision.path, name=by)
    return 0


@_command
@click.argument("ids", nargs=-1, required=True)
@_by
@_undo
def withdraw(run: pipeline.Run, printer: Printer, ids: tuple[str, ...], by: str, undo: bool) -> int:
    """Take back annotations of your own (ARTICLE/FILE): their places stay, their words are no longer shown."""
    for revision in pipeline.withdraw(run, ids, by, undo=undo):
        done = "desk.restored" if undo else "desk.withdrawn"
        printer.result(done if revision.before != revision.after else "desk.same", path=revision.path, name=by)
    return 0


@_command
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each thing and line.")
def todo(run: pipeline.Run, printer: Printer, as_json: bool) -> int:
    """List what awaits a person: reviews, proposals, uncertain dates, unknown names; write nothing."""
    found = pipeline.todo(replace(run, tell=lambda _stage: None) if as_json else run)
    if as_json:
        for one in found:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
        return 0
    for kind, group in groupby(found, key=lambda one: one.kind):
        awaited = tuple(group)
        printer.result("todo.head", kind=catalogue().text(f"todo.{kind}"), n=len(awaited))
        for one in awaited[:MOST_AWAITED_TOLD]:
            printer.line(f"  {one.path or one.article} · {one.what}: {one.words}")
        if len(awaited) > MOST_AWAITED_TOLD:
            printer.line(f"  {catalogue().text('todo.more', n=len(awaited) - MOST_AWAITED_TOLD)}")
    return 0


@_command
@click.argument("old")
@click.argument("new")
@_dry
def rename(run: pipeline.Run, printer: Printer, old: str, new: str, dry: bool) -> int:
    """Give an actor, source, topic or question another id (actors/OLD actors/NEW); the old one leads there."""
    return _tell_move(printer, pipeline.rename(run, old, new, dry=dry), dry)


@_command
@click.argument("one")
@click.argument("into")
@_dry
def merge(run: pipeline.Run, printer: Printer, one: str, into: str, dry: bool) -> int:
    """Make an actor, source, topic or question part of another (actors/ONE actors/INTO); its id leads there."""
    return _tell_move(printer, pipeline.merge(run, one, into, dry=dry), dry)


def _tell_move(printer: Printer, moving: pipeline.Moving, dry: bool) -> int:
    for revision in moving.revisions:
        if dry:
            printer.change(revision)
        else:
            printer.result("desk.changed", path=revision.path)
    for words in moving.left:
        printer.result("desk.left", words=words)
    printer.result("desk.would-change" if dry else "desk.moved", n=len(moving.revisions))
    return 0


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
def changed(old: Path, new: Path) -> None:
    """Print, as Markdown, which pages differ between two built sites (OLD may hold none)."""
    try:
        pages = pipeline.changed(old, new)
    except pipeline.RefusedError as refused:
        Printer(quiet=False).problems(refused.problems)
        sys.exit(1)
    click.echo(f"## {catalogue().text('changed.head', n=len(pages))}\n")
    for page in pages[:MOST_PAGES_TOLD]:
        # The words stand in code, where nothing is markup; what could end it is left out.
        address = "".join(letter if letter.isprintable() and letter != "`" else "\ufffd" for letter in page.address)
        click.echo(f"- {catalogue().text(f'changed.{page.kind}')} `{address or '/'}`")
    if len(pages) > MOST_PAGES_TOLD:
        click.echo(f"- {catalogue().text('changed.more', n=len(pages) - MOST_PAGES_TOLD)}")


@main.command()
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(),
              help="The archive's folder (default: here).")  # fmt: skip
def touched(root: Path) -> None:
    """Of the names on standard input (git diff -z --name-only), warn of those that are more than data."""
    for path in pipeline.touched(root, sys.stdin.buffer.read()):
        place, message = forge_property(path), forge_message(catalogue().text("touched.beyond", path=path))
        click.echo(f"::warning file={place},title=hashiya::{message}")


def forge_message(words: str) -> str:
    """Words for a command of GitHub's runner, where a line end would begin another command.

    Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def forge_property(words: str) -> str:
    """A value among a command's properties, where colons and commas part them as well."""
    return forge_message(words).replace(":", "%3A").replace(",", "%2C")


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
