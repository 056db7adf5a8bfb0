"""Zotero takes an article's page as a newspaper article, and a list of articles at once.

The reader here follows its translators; the translators themselves, run over these pages, say the same.
"""

import re

import lxml.html
import pytest

from hashiya.annotate import Lexica
from hashiya.authority import Authority
from hashiya.pipeline.divide import annotated, own_furniture
from hashiya.read import read_archive, read_material
from hashiya.render.head import article_head
from tests.cite.zotero import BYLINES, DISTURBING, coins, embedded

ARTICLE = "001_01b29d86cdfaf4b0"
NAMED = {
    "a person in two parts": (
        "  - {family: {ar: حداد}, given: {ar: ليلى}}\n",
        [{"lastName": "حداد", "firstName": "ليلى"}],
    ),
    "a person of several words in both parts": (
        "  - {family: {ar: عبد الله حداد}, given: {ar: ليلى أم خالد}}\n",
        [{"lastName": "عبد الله حداد", "firstName": "ليلى أم خالد"}],
    ),
    "a person whom nobody divided": ("  - {name: {ar: سالم محمد الهادي}}\n", [{"name": "سالم محمد الهادي"}]),
    "a body with commas": (
        '  - {name: {ar: "هيئة التحرير، قسم الأخبار, بغداد"}, type: organisation}\n',
        [{"name": "هيئة التحرير قسم الأخبار بغداد"}],
    ),
    "an actor": ("  - {actor: salim-al-hadi}\n", [{"name": "سالم الهادي"}]),
    "two persons and a body": (
        "  - {family: {ar: حداد}, given: {ar: ليلى}}\n  - {name: {ar: سالم; الهادي}}\n"
        "  - {name: {ar: رويترز}, type: organisation}\n",
        [{"lastName": "حداد", "firstName": "ليلى"}, {"name": "سالم الهادي"}, {"name": "رويترز"}],
    ),
}


def head_of(root):
    archive, problems = read_archive(root)
    material, more = read_material(root, "first-article.txt")
    assert [*problems, *more] == []
    item = annotated(material, own_furniture(archive), Lexica.of(archive.around_articles()))
    return f"<html><head>{article_head(item, Authority(archive))}</head><body>x</body></html>"


def page(site, address):
    return (site / address / "index.html").read_text("utf-8")


def test_an_article_is_a_newspaper_article_with_every_field_right(site):
    found = embedded(page(site, f"archive/{ARTICLE}"))
    assert found.pop("abstractNote").startswith("توصلت الولايات المتحدة والعراق إلى تفاهم")
    assert found.pop("extra").startswith("swh:1:cnt:")
    assert found == {
        "itemType": "newspaperArticle",
        "title": "تفاهم عراقي- أمريكي لانسحاب “التحالف” من العراق",
        "publicationTitle": "عنب بلدي",
        "date": "2024-09-06",
        "language": "ar",
        "archive": "حاشية",
        "archiveLocation": ARTICLE,
    }


def test_where_no_paper_is_known_none_is_named(site):
    assert "publicationTitle" not in embedded(page(site, "archive/003_05af058da5e47de5"))


def test_nothing_on_an_articles_page_disturbs(site):
    for folder in (site / "archive").glob("0*"):
        text = page(site, f"archive/{folder.name}")
        tree = lxml.html.fromstring(text)
        names = [(m.get("name") or m.get("property") or "").lower() for m in tree.iter("meta")]
        assert [name for name in names if name.startswith(DISTURBING)] == []
        assert "Z3988" not in text
        classes = " ".join(element.get("class") for element in tree.xpath("//*[@class]")).lower()
        assert [word for word in BYLINES if word in classes] == []
        assert tree.xpath('//a[@rel="author"]') == []


def test_a_list_is_taken_at_once(site):
    found = coins(page(site, "archive"))
    assert {item["itemType"] for item in found} == {"newspaperArticle"}
    assert len(found) == 5
    assert {"title", "date", "language"} <= found[0].keys()
    assert "عنب بلدي" in [item.get("publicationTitle") for item in found]


@pytest.mark.parametrize("name", NAMED)
def test_names_arrive_as_files_give_them(small, name):
    authors, expected = NAMED[name]
    path = small / "annotations" / "articles" / "first-article" / "authors.yml"
    path.write_text(f"kind: metadata\nauthors:\n{authors}author: محرر\ncreated: 2025-01-06\n", "utf-8")
    assert embedded(head_of(small))["creators"] == expected


def test_a_name_that_only_the_page_declares_is_one_piece(small):
    (small / "seeds" / "first-article.yml").write_text(capture(small, "ليلى حداد"), "utf-8")
    assert embedded(head_of(small))["creators"] == [{"name": "ليلى حداد"}]


def test_the_site_has_no_share_in_the_authors(small):
    text = head_of(small)
    assert "creators" not in embedded(text)
    assert not re.search('name="?author', text)


def test_a_day_that_is_a_guess_is_marked(small):
    assert embedded(head_of(small))["date"] == "2025-01-05?"


def capture(root, author):
    import hashlib

    digest = hashlib.sha256((root / "seeds" / "first-article.txt").read_bytes()).hexdigest()
    return f"sha256: {digest}\nauthor: {author}\n"
