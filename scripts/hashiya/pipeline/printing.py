"""Pages of the site that stands, printed to PDF."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from hashiya import publish
from hashiya.model import NotOursError, Problem
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.publish import Workshop
from hashiya.read import read_settings

_PAGE = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*")


def print_page(run: Run, page: str) -> Path:
    """Print a page of the published site into `build/pdf/<page>.pdf`, by one rename.

    Args:
        page: an article's id, or the path of another page below the archive, like `questions/<id>`.

    Raises:
        RefusedError: no such page (H973), no Chromium (H971), it failed (H972), no site (H706), or the disk refuses.
    """
    settings, problems = read_settings(run.root)
    if problems:
        raise RefusedError(problems)
    chromium = publish.find_chromium()
    if not chromium:
        raise RefusedError([Problem("H971", page)])
    with told_as_problems(), Workshop(run.root) as workshop:
        site = workshop.live
        if not site:
            raise RefusedError([Problem("H706", "build/site")])
        if not _PAGE.fullmatch(page) or not (site / "archive" / page / "index.html").is_file():
            near = difflib.get_close_matches(page, [entry.name for entry in (site / "archive").iterdir()], 3, 0.3)
            raise RefusedError([Problem("H973", page, details={"id": page, "hint": "، ".join(near) or "—"})])
        run.tell("stage.pdf")
        stage = (workshop.stage / "print").absolute()
        try:
            made = publish.printed(site, f"archive/{page}", settings.site_url, stage, chromium)
        except publish.NotPrintedError as error:
            raise RefusedError([Problem("H972", page, details={"why": error.why, "command": error.command})]) from None
        target = run.root / "build" / "pdf" / f"{page}.pdf"
        for above in (parent for parent in target.parents if (run.root / "build") in parent.parents):
            if above.is_symlink():
                raise NotOursError(above)
        target.parent.mkdir(parents=True, exist_ok=True)
        made.replace(target)
    return target
