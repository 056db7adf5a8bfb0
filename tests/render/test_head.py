"""Typed links in the head of an article's page lead to what they say (FAIR Signposting, level 1)."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

TYPES = {
    "article.json": "application/json",
    "annotations.json": 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    "citation.bib": "application/x-bibtex",
    "citation.ris": "application/x-research-info-systems",
    "citation.json": "application/vnd.citationstyles.csl+json",
}


class Links(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.links: list[dict[str, str | None]] = []
        self.feed(source.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [dict(attrs)] if tag == "link" else []

    def of(self, relation: str) -> list[dict[str, str | None]]:
        return [link for link in self.links if link["rel"] == relation]


@pytest.fixture(scope="module")
def pages(site) -> dict[Path, Links]:
    return {
        path.parent: Links((path.parent / "index.html").read_text("utf-8")) for path in site.glob("archive/*/*.txt")
    }


def test_every_article_has_its_signposts(pages):
    assert len(pages) == 5
    for folder, links in pages.items():
        (cited,) = links.of("cite-as")
        assert (folder / cited["href"]).resolve() == folder.resolve()
        kinds = {link["href"] for link in links.of("type")}
        assert kinds == {"https://schema.org/AboutPage", "https://schema.org/NewsArticle"}
        assert [link["type"] for link in links.of("collection")] == ["text/html"]


def test_captures_and_descriptions_are_there_with_their_types(pages):
    for folder, links in pages.items():
        (capture,) = links.of("item")
        assert (folder / capture["href"]).resolve() == (folder / f"{folder.name}.txt").resolve()
        assert capture["type"] == "text/plain"
        described = {(folder / link["href"]).resolve(): link["type"] for link in links.of("describedby")}
        for name, kind in TYPES.items():
            assert described[(folder / name).resolve()] == kind
        assert all(path.is_file() for path in described)
