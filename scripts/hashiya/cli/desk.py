"""The archivist's commands: what awaits, reviews, withdrawals, other ids."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, replace
from itertools import groupby

import click

from hashiya import pipeline
from hashiya.cli.command import command
from hashiya.cli.drafts import Day, today
from hashiya.console import Printer
from hashiya.edtf import Edtf
from hashiya.ledger import RELEASE_NAME
from hashiya.messages import catalogue
from hashiya.model import Bilingual, Person, Prose, Revision, Tombstone

MOST_AWAITED_TOLD = 20


def _person(_context: click.Context, _option: click.Parameter, value: str) -> str:
    name = unicodedata.normalize("NFC", value.strip())
    if not name or not name.isprintable():
        raise click.BadParameter(catalogue().text("desk.no-name"))
    return name


_by = click.option("--by", required=True, callback=_person, help="Your name, as it stands in the files.")
_undo = click.option("--undo", is_flag=True, help="Take it back.")
_dry = click.option("--dry-run", "dry", is_flag=True, help="Show what would change; write nothing.")


@command
@click.argument("ids", nargs=-1, required=True)
@_by
@_undo
def review(run: pipeline.Run, printer: Printer, ids: tuple[str, ...], by: str, undo: bool) -> int:
    """Note that you have reviewed annotations (ARTICLE/FILE) or relations (relations/FILE) of other people."""
    return _tell(printer, pipeline.review(run, ids, by, undo=undo), "desk.unreviewed" if undo else "desk.reviewed", by)


@command
@click.argument("ids", nargs=-1, required=True)
@_by
@_undo
def withdraw(run: pipeline.Run, printer: Printer, ids: tuple[str, ...], by: str, undo: bool) -> int:
    """Take back annotations of your own (ARTICLE/FILE): their places stay, their words are no longer shown."""
    return _tell(printer, pipeline.withdraw(run, ids, by, undo=undo), "desk.restored" if undo else "desk.withdrawn", by)


@command
@click.argument("article")
@click.option("--reason", required=True, help="Why, in Arabic; published on the article's page.")
@click.option("--reason-en", "reason_en", default="", help="The same in English.")
@_by
@click.option("--date", type=Day(), default=today, help="Year-month-day (default: today).")
def tombstone(
    run: pipeline.Run, printer: Printer, article: str, reason: str, reason_en: str, by: str, date: Edtf
) -> int:
    """Show ARTICLE no more: its page stays with its headline, hashes and the reason; its files stay as they are."""
    why = Bilingual(Prose(reason.strip()), Prose(reason_en.strip()))
    value = Tombstone(kind="tombstone", reason=why, date=date, author=Person(by))
    revision = pipeline.tombstone(run, article.removeprefix("seeds/").partition(".")[0], value)
    printer.result("desk.buried", path=revision.path)
    return 0


@command
@click.option("--update", is_flag=True, help="Write it.")
@click.option("--release", "name", default="", help="With --update: record the archive as a release of this name.")
@click.option("--date", type=Day(), default=None, help="The day of the release, year-month-day.")
def ledger(run: pipeline.Run, printer: Printer, update: bool, name: str, date: Edtf | None) -> int:
    """Tell which published ids and captures the ledger does not have yet; with --update add them."""
    named = bool(update and date and date.precision == "day" and RELEASE_NAME.fullmatch(name))
    if (name or date) and not named:
        raise click.UsageError("--update --release 2026-11 --date 2026-11-28")
    found = pipeline.ledger(run, update=update, release=(name, date.text) if date else None)
    printer.problems(found.problems)
    for revision in found.revisions[:MOST_AWAITED_TOLD]:
        printer.line(f"  {revision.path}")
    if len(found.revisions) > MOST_AWAITED_TOLD:
        printer.line(f"  {catalogue().text('ledger.more', n=len(found.revisions) - MOST_AWAITED_TOLD)}")
    if found.release:
        printer.result("ledger.released", **asdict(found.release))
    printer.result("ledger.done" if update else "ledger.would", n=len(found.revisions))
    return 0


def _tell(printer: Printer, revisions: list[Revision], done: str, by: str) -> int:
    for revision in revisions:
        printer.result(done if revision.before != revision.after else "desk.same", path=revision.path, name=by)
    return 0


@command
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


@command
@click.argument("old")
@click.argument("new")
@_dry
def rename(run: pipeline.Run, printer: Printer, old: str, new: str, dry: bool) -> int:
    """Give an actor, source, topic or question another id (actors/OLD actors/NEW); the old one leads there."""
    return _tell_move(printer, pipeline.rename(run, old, new, dry=dry), dry)


@command
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
