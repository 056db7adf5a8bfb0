"""Other people's programs read the data and the feeds without help and find nothing to complain of."""

import feedparser
import pytest
from frictionless import system, validate

from hashiya import pipeline
from hashiya.pipeline import Run
from tests.conftest import ARCHIVES, copy_archive


@pytest.fixture(scope="module")
def addressed(tmp_path_factory):
    """The site of a small archive that has an address."""
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("addressed") / "small")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "site_url: https://archive.example/news/\n", "utf-8")
    pipeline.build(Run(root, jobs=1))
    return root / "build" / "site"


def test_the_data_package_is_valid(site):
    with system.use_context(trusted=True):
        report = validate(str(site / "data" / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    assert report.stats["tasks"] > 15


def test_every_feed_is_read_without_complaint_and_leads_to_pages_that_are_there(addressed):
    feeds = sorted(addressed.rglob("*.xml"))
    feeds = [path for path in feeds if not path.name.startswith("sitemap")]
    assert len(feeds) > 5
    for path in feeds:
        found = feedparser.parse(path.read_bytes())
        assert not found.bozo, path
        assert found.feed.title
        assert found.feed.updated
        for entry in found.entries:
            page = entry.link.removeprefix("https://archive.example/news/").partition("#")[0]
            assert (addressed / page / "index.html").is_file(), entry.link


def test_the_home_page_of_the_archive_names_its_feed(addressed):
    page = (addressed / "archive" / "index.html").read_text("utf-8")
    assert 'type="application/atom+xml"' in page
    assert (addressed / "archive" / "feed.xml").is_file()
