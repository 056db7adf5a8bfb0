"""One small archive that has an address, hostile words and captures, built once."""

import hashlib
from pathlib import Path

import pytest

from hashiya import pipeline
from hashiya.pipeline import Run
from tests.conftest import ARCHIVES, copy_archive

SITE_URL = "https://archive.example/sub/"
HOSTILE = '=1+1,"]]><a href="x">&amp;</title>\u202e \x0b\ufffe عنوان'
BODY = f"{HOSTILE}\r\n\r\nقال «كلامًا» طويلًا; 'x', \"y\"\tو=SUM(A1) وآخر\r\n\r\nفقرة أخرى من المقال.\r\n"
NOTE = "kind: note\nquote: فقرة أخرى\nnote: حاشية\nauthor: '\"<b>&\"'\ncreated: {created}\n"


def write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode())


def hostile_archive(root: Path) -> Path:
    copy_archive(ARCHIVES / "small", root)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + f"site_url: {SITE_URL}\n", "utf-8")
    write(root / "seeds/hostile.txt", BODY)
    told = {"sha256": hashlib.sha256(BODY.encode()).hexdigest(), "captured": "2026-02-03T01:30:00+03:00"}
    write(root / "seeds/hostile.yml", "".join(f"{key}: {value}\n" for key, value in told.items()))
    write(root / "annotations/articles/hostile/note-1.yml", NOTE.format(created="2025-11"))
    gone = NOTE.format(created="2026-01-01").replace("حاشية", "كلام مسحوب") + "status: withdrawn\n"
    write(root / "annotations/articles/hostile/gone.yml", gone)
    write(root / "seeds/silent.txt", "كلمة\n\nوكلمة.\n")
    write(root / "docs/by-hand.md", "# بخط اليد\n")
    return root


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the archive; its site stands."""
    root = hostile_archive(tmp_path_factory.mktemp("published") / "archive")
    pipeline.build(Run(root, jobs=1))
    return root
