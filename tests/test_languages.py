"""The site in several languages: the same pages below each tree, words in its language, texts once."""

import re
import shutil
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from lxml import html

from hashiya import messages, pipeline
from hashiya.pipeline import Run

ARABIC = re.compile("[ء-ي]")
# Citations, quotations within people's own English prose, and the names of marks of pictures.
_FREE = "contains(@class, 'h-prose') or @class='h-cites' or @class='h-reason'"
UNTOLD = f"[not(ancestor::script or ancestor::title or ancestor::*[{_FREE}])]"


@cache
def page(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


def pages(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("index.html"))
    assert len(found) > 100
    return found


def switch(path: Path) -> str:
    (found,) = page(path).xpath("//header//a[contains(@class, 'h-language')]")
    return found.get("href")


def place(site: Path, path: Path, href: str) -> Path:
    """The file that a relative address leads to."""
    at = urlsplit(urljoin(f"/{path.relative_to(site).as_posix()}", href)).path
    return site / unquote(at).lstrip("/") / "index.html"


def is_comparison(path: Path) -> bool:
    return path.parts[-4] == "compare" and path.parts[-3] != "page"


def test_every_generated_page_leads_to_the_same_page_in_the_other_language(site):
    for path in pages(site / "en" / "archive"):
        same = site / path.relative_to(site / "en")
        assert place(site, path, switch(path)) == same
        assert same.is_file(), same
        assert place(site, same, switch(same)) == path
    for path in pages(site / "archive"):
        assert place(site, path, switch(path)) == site / "en" / path.relative_to(site)
        assert place(site, path, switch(path)).is_file(), path


def test_hand_written_pages_lead_to_their_translations_or_to_the_first_page(site):
    written = [site / "index.html", *(p for p in site.glob("*/index.html") if p.parent.name not in ("archive", "en"))]
    assert len(written) > 10
    for path in written:
        there = place(site, path, switch(path))
        translation = site / "en" / path.relative_to(site)
        assert there == (translation if translation.is_file() else site / "en" / "index.html")


def test_links_in_the_english_tree_lead_to_pages(site):
    for path in pages(site / "en"):
        for href in page(path).xpath("//a/@href"):
            if urlsplit(href).scheme or href.startswith("#"):
                continue
            target = place(site, path, href)
            assert target.is_file() or target.parent.is_file(), (path, href)


def test_lists_have_the_same_ids_in_both_languages(site):
    for path in pages(site / "en" / "archive"):
        if path.parent.name[:3].isdigit():
            continue
        same = site / path.relative_to(site / "en")
        own, others = (set(page(each).xpath("//*[@id='h-main']//@id")) for each in (path, same))
        # Passages of two articles stand side by side in one language.
        assert own == others - ({"s-passages", "s-passages-title"} if is_comparison(path) else set()), path


def test_arabic_words_on_english_pages_say_that_they_are_arabic(site):
    for path in pages(site / "en" / "archive"):
        root = page(path)
        assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
        for text in root.xpath("//*[@id='h-main']//text()" + UNTOLD):
            if ARABIC.search(text):
                assert text.getparent().xpath("ancestor-or-self::*[@lang][1]/@lang")[-1] != "en", (path, text)


def test_texts_of_articles_stand_on_one_page(site):
    for path in sorted((site / "archive").glob("0*/index.html")):
        record = page(site / "en" / path.relative_to(site))
        words = record.text_content()
        lines = [
            line.text_content()
            for line in page(path).xpath("//*[starts-with(@id, 'p') and contains(@class, 'h-line')]")
        ]
        long = [line for line in lines if len(line) > 80]
        assert long
        assert not [line for line in long if line in words]
        (link,) = record.xpath("//p[@class='h-jump']/a/@href")
        assert place(site, site / "en" / path.relative_to(site), link) == path


def test_a_record_tells_who_published_it_when_and_what_it_claims_with_the_words_and_their_place(site):
    found = 0
    for path in sorted((site / "en" / "archive").glob("0*/index.html")):
        record, article = page(path), page(site / path.relative_to(site / "en"))
        assert record.xpath("//*[@id='source']//a/@href")
        assert record.xpath("//*[@id='date']//a/@href")
        ids = set(article.xpath("//@id"))
        for claim in record.xpath("//*[@id='s-claims']//li[starts-with(@id, 'm-')]"):
            assert claim.xpath(".//p[@class='h-claim-who']/a")
            (words,) = claim.xpath("./a[contains(@class, 'h-passage')]")
            assert (words.get("lang"), words.get("dir"), words.get("hreflang")) == ("ar", "rtl", "ar")
            assert urlsplit(words.get("href")).fragment == claim.get("id")
            assert claim.get("id") in ids
            found += 1
    assert found > 50


def test_a_comparison_in_english_says_what_both_share_and_leads_to_the_passages(site):
    (path, *_) = sorted((site / "en" / "archive" / "compare").glob("*_*/*/index.html"))
    root = page(path)
    assert root.xpath("//dl[contains(@class, 'h-shared')]//a")
    (link,) = root.xpath("//p[@class='h-jump']/a/@href")
    assert place(site, path, link) == site / path.relative_to(site / "en")
    assert page(place(site, path, link)).xpath(f"//*[@id='{urlsplit(link).fragment}']")
    assert not root.xpath("//*[contains(@class, 'h-side-words')]")


def test_links_to_what_stands_in_arabic_alone_say_so(site):
    found = 0
    for path in pages(site / "en" / "archive"):
        for link in page(path).xpath("//*[@id='h-main']//a[@href][not(@download)][not(ancestor::*[name()='svg'])]"):
            there = place(site, path, link.get("href"))
            is_english = there.is_relative_to(site / "en") or not there.is_file()
            if not (urlsplit(link.get("href")).scheme or is_english):
                assert link.get("hreflang") == "ar", (path, link.get("href"))
                assert ("in Arabic" in link.text_content()) == (link.get("class") != "h-value")
                found += 1
            else:
                assert "in Arabic" not in link.text_content()
    assert found > 200


def test_a_language_is_a_file(small, tmp_path, monkeypatch):
    locale = Path(shutil.copytree(str(messages.LOCALE), tmp_path / "locale"))
    words = yaml.safe_load((locale / "en.yml").read_text("utf-8"))
    words |= {"language.name": "Français", "language.theme": "fr", "index.articles": "Les articles"}
    (locale / "fr.yml").write_text(yaml.safe_dump(words, allow_unicode=True), "utf-8")
    monkeypatch.setattr(messages, "LOCALE", locale)
    settings = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(settings.replace("languages: [ar]", "languages: [ar, fr]"), "utf-8")
    pipeline.build(Run(small, jobs=1))
    found = page(small / "build" / "site" / "fr" / "archive" / "index.html")
    assert (found.get("lang"), found.get("dir")) == ("fr", "ltr")
    assert found.xpath("//h1")[0].text_content() == "Les articles"
    assert (
        page(small / "build" / "site" / "index.html").xpath("//a[contains(@class, 'h-language')]")[0].text == "Français"
    )


@pytest.mark.parametrize("named", ["[ar, xx]", "[]", "{ar: 1}", "[[ar]]"])
def test_languages_without_a_catalogue_are_refused(small, named):
    settings = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(settings.replace("languages: [ar]", f"languages: {named}"), "utf-8")
    found = pipeline.check(Run(small, jobs=1))
    assert [problem.code for problem in found.problems if problem.code.startswith("H6")] == ["H601"]


def test_one_language_makes_one_tree_without_links_to_others(small):
    pipeline.build(Run(small, jobs=1))
    assert not (small / "build" / "site" / "en").exists()
    assert "h-language" not in (small / "build" / "site" / "index.html").read_text("utf-8")
