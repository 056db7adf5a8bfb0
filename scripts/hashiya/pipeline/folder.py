"""The folder edition of the site that stands: made aside, switched in by one step."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from hashiya import publish
from hashiya.model import Problem
from hashiya.pipeline.parallel import in_parallel
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.publish import Workshop, folder
from hashiya.read import read_settings


def build_folder(run: Run, *, with_zip: bool = False) -> tuple[Path, int]:
    """Make `build/folder`, and `build/folder.zip` where it is wanted, of the published site.

    Returns:
        Where the edition stands, and how many files it has.

    Raises:
        RefusedError: no site is there (H706), a script cannot be carried over (H970), or the disk refuses.
    """
    settings, problems = read_settings(run.root)
    if problems:
        raise RefusedError(problems)
    place = run.root / "build" / "folder"
    with told_as_problems(), Workshop(run.root) as workshop:
        folder.refuse_foreign(place)
        if not workshop.live:
            raise RefusedError([Problem("H706", "build/site")])
        run.tell("stage.folder")
        made = workshop.stage / "folder"
        digests = _made(run, folder.Edition(workshop.live, made, _base(settings.site_url)))
        if with_zip:
            aside = workshop.stage / "folder.zip"
            folder.zipped(made, aside)
        folder.put_folder(made, place)
        if with_zip:
            aside.replace(place.with_name("folder.zip"))
    return place, len(digests)


def _made(run: Run, edition: folder.Edition) -> dict[str, str]:
    try:
        digests = edition.scripts()
    except folder.ModuleFormError as error:
        raise RefusedError([Problem("H970", error.path, details={"what": error.what})]) from None
    others = [path for path in folder.files_of(edition.site) if path not in digests]
    for written in in_parallel(edition.file, others, run.jobs):
        digests |= written
    publish.write_checksums(edition.target, digests)
    return digests


def _base(site_url: str) -> str:
    path = urlsplit(site_url).path or "/"
    return path if path.endswith("/") else f"{path}/"
