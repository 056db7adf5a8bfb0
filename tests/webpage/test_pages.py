"""Pages as publishing systems make them: their title, their day as declared, and every paragraph, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hashiya.model import Article, Seed
from hashiya.parse import parse
from hashiya.read import Given, read_given, read_rules

FOLDER = Path(__file__).parent / "pages"
EXPECTED = yaml.load(FOLDER.with_suffix(".yml").read_text("utf-8"), yaml.BaseLoader)


def given(name: str) -> Seed:
    (found,) = read_given(FOLDER / f"{name}.html")
    assert isinstance(found, Given)
    return found.seed


def read(name: str) -> Article:
    return parse(given(name), read_rules())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_gives_its_title_and_every_paragraph_and_nothing_of_the_page_around_it(name: str) -> None:
    article, expected = read(name), EXPECTED[name]
    assert article.title
    assert article.words_of(article.title) == expected["title"]
    for kinds, key in ((("paragraph", "heading"), "text"), (("caption",), "captions")):
        kept = [article.words_of(line) for line in article.lines if line.kind in kinds]
        assert [words[: len(start)] for words, start in zip(kept, expected[key])] == expected[key]
        assert len(kept) == len(expected[key])


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_tells_what_it_declares_as_it_declares_it(name: str) -> None:
    declared, expected = given(name).declared, EXPECTED[name]
    for field in ("title", "published", "source", "author", "url"):
        assert getattr(declared, field) == expected.get(field, "")
        assert bool(getattr(declared, field)) == (field in declared.fields)


@pytest.mark.parametrize("name", EXPECTED)
def test_kept_and_removed_lines_are_the_whole_text_layer(name: str) -> None:
    article = read(name)
    assert "\n".join(article.words_of(line) for line in article.lines) == article.text
    assert [line.number for line in article.lines] == list(range(1, len(article.lines) + 1))


def test_every_page_has_its_expectation() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(EXPECTED)


def test_what_an_extractor_drops_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def dying(*_: object, **__: object) -> str:
        raise RuntimeError

    for extract in (lambda *_, **__: "", lambda *_, **__: None, dying):
        monkeypatch.setattr(trafilatura, "extract", extract)
        for name in ("wordpress-yoast", "text-divided-by-br", "hashed-class-names"):
            test_a_page_gives_its_title_and_every_paragraph_and_nothing_of_the_page_around_it(name)
