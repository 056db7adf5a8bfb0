"""Prints a page of the site to PDF by a headless Chromium that is on the machine."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

from hashiya.publish.folder import published_link, with_links

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
VARIABLE = "HASHIYA_CHROMIUM"
_SECONDS = 180
_HEAD_STYLE, _LONGEST_HEAD = "running-head.css", 90
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script\s*>", re.S | re.I)
_LINK = re.compile(r"""<(?:a|area)\b(?:[^>"']++|"[^"]*"|'[^']*')*+>""", re.I)
# The time of printing is no part of the page.
_TIME = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}([+-]\d\d'\d\d')")


class NotPrintedError(Exception):
    """Chromium gave no PDF; says why, and how it was called."""

    def __init__(self, why: str, command: str) -> None:
        super().__init__(why, command)
        self.why, self.command = why, command


def find_chromium() -> str:
    """The Chromium of this machine, by its names; empty where there is none."""
    stated = os.environ.get(VARIABLE, "")
    return stated or next(filter(None, map(shutil.which, NAMES)), "") or next(filter(os.path.exists, _PLACES), "")


def printed(site: Path, folder: str, site_url: str, stage: Path, chromium: str) -> Path:
    """Print one page.

    What is printed is a copy: its links lead to the published site, or nowhere where that has no address, and never to
    the disk of this machine; no script runs.

    Args:
        folder: where the page lies in the site.
        stage: the absolute path of a folder for what Chromium writes.

    Returns:
        The PDF, in the stage.

    Raises:
        NotPrintedError: Chromium has failed, or took more than three minutes.
    """
    page = stage / folder / "index.html"
    page.parent.mkdir(parents=True)
    _lay_out_assets(site / "assets", stage / "assets")
    source = (site / folder / "index.html").read_text("utf-8", errors="surrogateescape")
    page.write_text(for_paper(source, folder, site_url), "utf-8", errors="surrogateescape", newline="")
    page.with_name(_HEAD_STYLE).write_text(_running_head(source), "utf-8", errors="replace")
    made = stage / "page.pdf"
    # Only root needs to leave Chromium's own walls: it does not start within them.
    unwalled = ["--no-sandbox"] if os.geteuid() == 0 else []
    options = (
        "--headless",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--no-pdf-header-footer",
    )
    command = [
        chromium,
        *options,
        *unwalled,
        f"--user-data-dir={stage / 'profile'}",
        f"--print-to-pdf={made}",
        page.as_uri(),
    ]
    try:
        found = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=_SECONDS, check=False, env={**os.environ, "HOME": str(stage)}
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotPrintedError(str(error), " ".join(command)) from None
    if not made.is_file():
        raise NotPrintedError(_last_line(found.stderr), " ".join(command))
    made.write_bytes(_TIME.sub(rb"\g<1>19800101000000\g<2>", made.read_bytes()))
    return made


def for_paper(source: str, folder: str, site_url: str) -> str:
    """A page as it is printed: without scripts, its links leading to the published site."""
    leading = partial(published_link, folder=folder, site_url=site_url)
    paper = _LINK.sub(lambda tag: with_links(tag[0], leading), _SCRIPT.sub("", source))
    return paper.replace("</head>", f'<link rel="stylesheet" href="{_HEAD_STYLE}"></head>', 1)


def _lay_out_assets(assets: Path, target: Path) -> None:
    """The files that pages ask for; on paper their face is waited for, which readers get on their next page."""
    target.mkdir()
    for path in assets.iterdir():
        if path.name != "hashiya":
            (target / path.name).symlink_to(path.resolve())
    shutil.copytree(assets / "hashiya", target / "hashiya", copy_function=shutil.copyfile)
    style = target / "hashiya" / "text.css"
    style.write_text(style.read_text("utf-8").replace("font-display: optional", "font-display: block"), "utf-8")


def _running_head(source: str) -> str:
    """The page's title over every page but the first, as a style sheet; its characters are written as numbers."""
    found = _TITLE.search(source)
    title = html.unescape(found[1]).strip() if found else ""
    escaped = "".join(f"\\{ord(letter):x} " for letter in " ".join(title.split())[:_LONGEST_HEAD])
    look = 'font: 8pt "Hashiya", sans-serif; color: #555; direction: rtl;'
    return (
        f'@page {{ @top-center {{ content: "{escaped}"; {look} }} }}\n'
        "@page :first { @top-center { content: none; } }\n"
    )


def _last_line(told: bytes) -> str:
    lines = [line for line in told.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1][:300] if lines else "-"
