"""Another engine builds the same docs folder, and dresses the same pages."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
from urllib.parse import urljoin

import pytest

from hashiya import pipeline
from hashiya.pipeline import Run
from tests.conftest import ROOT, copy_archive

_PAGE = re.compile(r'<div class="h-page.*?(?=</article>)', re.DOTALL)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = copy_archive(ROOT, tmp_path_factory.mktemp("zensical") / "real")
    pipeline.build(Run(root, jobs=1))
    return root


def pages(site):
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in (site / "archive").rglob("*.html")}


def own(page: str) -> str:
    """The part of a page that is ours."""
    found = _PAGE.search(page)
    assert found
    return found[0].rstrip().removesuffix("</div>")


def ids(page: str) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', own(page))


def hrefs(page: str) -> list[str]:
    return [html.unescape(link) for link in re.findall(r'<a [^>]*href="([^"]*)"', own(page))]


def as_written(path: str, link: str) -> str:
    """Zensical alone takes the relative links of raw HTML for links between source files, and puts `../` before those
    of an article: it lies in a folder of its own only once it is built, as the page of results does. Dressed by us,
    nothing is put before them."""
    name = path.split("/")[1]
    moves = path.count("/") == 2 and (name[:1].isdigit() or name == "search")
    return link.removeprefix("../") if moves else link


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", own(page))).split())


def test_zensical_alone_builds_the_same_addresses_ids_text_and_links(built, tmp_path):
    ours = pages((built / "build" / "site").resolve())
    config = {"INHERIT": str(built / "mkdocs.yml"), "docs_dir": "docs", "site_dir": "site"}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    shutil.copytree(built / "docs", tmp_path / "docs")
    command = [sys.executable, "-m", "zensical", "build", "-f", tmp_path / "mkdocs.yml"]
    subprocess.run(command, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True)
    theirs = pages(tmp_path / "site")
    assert ours.keys() == theirs.keys()
    assert len(ours) > 140
    for path, page in ours.items():
        assert ids(page) == ids(theirs[path]), path
        found = [as_written(path, link) for link in hrefs(theirs[path])]
        assert [urljoin(path, link) for link in hrefs(page)] == [urljoin(path, link) for link in found], path
        assert words(page) == words(theirs[path]), path


def test_a_site_dressed_by_zensical_holds_the_same(built):
    ours = {path: own(page) for path, page in pages((built / "build" / "site").resolve()).items()}
    pipeline.build(Run(built, jobs=1, engine="zensical"))
    site = (built / "build" / "site").resolve()
    assert {path: own(page) for path, page in pages(site).items()} == ours
    assert pipeline.verify(Run(built, jobs=1)).problems == ()
    assert not (site / "search.json").exists()
    assert (site / "archive/search/index/manifest.bin").is_file()
    for page in pages(site).values():
        assert "Content-Security-Policy" in page
        assert '<html lang="ar" dir="rtl"' in page
