"""Commands that check an archive, build its site, read it back and show it."""

from __future__ import annotations

import re
import sys
import time
from dataclasses import replace
from pathlib import Path

import click

from hashiya import pipeline, server
from hashiya.cli.command import command, main
from hashiya.console import Printer
from hashiya.messages import catalogue
from hashiya.model import Problem
from hashiya.publish import ENGINES, MKDOCS
from hashiya.reports import github_warning

MOST_PAGES_TOLD = 200
SHA256 = re.compile(r"[0-9A-Fa-f]{64}")


@command
@click.option(
    "--engine", type=click.Choice(sorted(ENGINES)), default=MKDOCS, help="What dresses the pages (default: mkdocs)."
)
@click.option(
    "--folder", is_flag=True, help="Make build/folder too: the site as it opens from a disk, without a server."
)
@click.option("--zip", "with_zip", is_flag=True, help="Make build/folder and build/folder.zip too.")
@click.option("--pdf", "pages", multiple=True, metavar="ID",
              help="Print an article (or a page like questions/ID) into build/pdf/ID.pdf, by Chromium.")  # fmt: skip
def build(
    run: pipeline.Run, printer: Printer, engine: str, folder: bool, with_zip: bool, pages: tuple[str, ...]
) -> int:
    """Build the site into build/site; the old one stays until the new one is whole."""
    report = pipeline.build(replace(run, engine=engine))
    articles = catalogue().text("count.articles", n=report.articles)
    seconds = f"{sum(report.seconds.values()):.1f}"
    if not report.has_address:
        printer.result("build.no-address")
    if not report.has_contact:
        printer.result("build.no-contact")
    printer.result("build.done", articles=articles, pages=report.pages, seconds=seconds)
    if folder or with_zip:
        place, files = pipeline.build_folder(run, with_zip=with_zip)
        printer.result("folder.done", n=files, path=str(place))
        if with_zip:
            printer.result("folder.zipped", path=str(place.with_name("folder.zip")))
    for page in pages:
        printer.result("pdf.done", path=str(pipeline.print_page(run, page)))
    return 0


@command
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


@command
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


def _hash(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value and not SHA256.fullmatch(value.strip()):
        raise click.BadParameter(catalogue().text("verify.no-hash"))
    return value


@command
@click.argument("site", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--checksums-sha256", "sha256", default="", callback=_hash,
              help="What data/checksums.txt must have, by another's word.")  # fmt: skip
def verify(run: pipeline.Run, printer: Printer, site: Path | None, sha256: str) -> int:
    """Read build/site back: every article against its seed, every file against its checksum.

    With SITE, a published or downloaded copy: every file against a new build from the archive's inputs; with a pack of
    evidence (`hashiya pack`): its passages against the raw files in it, and these against the archive's.
    """
    if site and site.is_file():
        return _verified(printer, pipeline.verify_pack(run, site), "verify.pack")
    found = pipeline.verify(run, site, sha256)
    return _verified(printer, found, "verify.same" if site else "verify.ok")


def _verified(printer: Printer, found: pipeline.Verified, done: str) -> int:
    if found.problems:
        printer.problems(found.problems)
        printer.refusal("check.found", n=len(found.problems))
        return 1
    printer.result(done, files=found.files, articles=catalogue().text("count.articles", n=found.articles))
    return 0


@command
@click.argument("places", nargs=-1, required=True, metavar="ID[#PASSAGE]...")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=Path("evidence.html"),
              help="The file to write (default: evidence.html); never over another.")  # fmt: skip
def pack(run: pipeline.Run, printer: Printer, places: tuple[str, ...], output: Path) -> int:
    """Put passages, their records, citations and raw files into one HTML file that opens and verifies offline."""
    written, passages = pipeline.pack_evidence(run, places, output)
    printer.result("pack.done", path=str(written), n=passages)
    return 0


@command
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
        click.echo(github_warning(path, catalogue().text("touched.beyond", path=path)))
