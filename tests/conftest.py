"""What the tests share: small archives, the built site of the real one, a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import hypothesis
import pytest
import yaml
from playwright.sync_api import Browser, sync_playwright

from hashiya import pipeline
from hashiya.model import Article, Furniture, Material
from hashiya.parse import parse
from hashiya.pipeline import Run
from hashiya.read import read_material, read_rules

# An example may take as long as a busy machine makes it take: tests assert no times.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).parent.parent
ARCHIVES = Path(__file__).parent / "archives"
INPUTS = ("mkdocs.yml", "seeds", "annotations", "docs")


def copy_archive(source: Path, target: Path) -> Path:
    """The inputs of an archive, without what was generated.

    Of this project's own archive without its ledger, so that tests may take away what was published.
    """
    left = shutil.ignore_patterns("archive", *(["ledger"] if source == ROOT else []))
    target.mkdir(parents=True, exist_ok=True)
    for name in INPUTS:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=left)
        else:
            shutil.copyfile(source / name, target / name)
    return target


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small archive, to be changed at will."""
    return copy_archive(ARCHIVES / "small", tmp_path / "small")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the real archive."""
    root = copy_archive(ROOT, tmp_path_factory.mktemp("real"))
    pipeline.build(Run(root, jobs=1))
    return root / "build" / "site"


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of odd articles, odd names, and somebody who is mentioned very often."""
    from tests.odd_archive import crowded_archive

    root = crowded_archive(tmp_path_factory.mktemp("odd") / "archive", 300)
    pipeline.build(Run(root, jobs=1))
    return root / "build" / "site"


@pytest.fixture(scope="session")
def odd_served(odd_site: Path) -> Iterator[str]:
    """The address at which that site is served."""
    with serving(odd_site) as address:
        yield address


@pytest.fixture(scope="session")
def gold() -> dict:
    """What two readers found in the five articles."""
    return yaml.load((Path(__file__).parent / "data" / "gold.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)


@pytest.fixture(scope="session")
def rules() -> tuple[Furniture, ...]:
    return read_rules()


@pytest.fixture(scope="session")
def real(rules: tuple[Furniture, ...]) -> Callable[[str], tuple[Material, Article]]:
    """The material and the parsed article of a seed of the real archive, by the number that begins its name."""

    def load(number: str) -> tuple[Material, Article]:
        name = next(path.name for path in (ROOT / "seeds").iterdir() if path.name.startswith(number))
        material, problems = read_material(ROOT, name)
        assert material is not None
        assert problems == []
        return material, parse(material.seed, rules)

    return load


class Quiet(SimpleHTTPRequestHandler):
    """Serves a site as a host would, with its own page for what is not there."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, *_: object) -> None:
        body = Path(self.directory, "404.html").read_bytes() if code == 404 else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address at which a built site is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> str:
    """A Chromium that is there, else Debian's, installed when we are root; else the tests stop and name the command."""
    with Path(tempfile.gettempdir(), "hashiya-chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = _chromium()
        if not found and os.geteuid() == 0 and shutil.which("apt-get"):
            quiet = {"check": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            subprocess.run(["apt-get", "update"], **quiet)
            subprocess.run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"], **quiet)
            found = _chromium()
    if not found:
        pytest.exit("The tests need Chromium: sudo apt-get install chromium", returncode=2)
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        yield browser
        browser.close()


def _chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("HASHIYA_CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
