"""The lines of a web page: what its blocks say, and what they do not."""

from __future__ import annotations

from hashiya.model import ArticleId, Block, Declared, Seed
from hashiya.parse import parse
from hashiya.read import read_rules

LONG = "أعلنت البلدية عن بدء أعمال الترميم في السوق القديم بعد عطلة نهاية الأسبوع مباشرة."


def settled(*lines: tuple[str, str, bool], title: str = "") -> list[tuple[str, str]]:
    text = "\n".join(words for words, _, _ in lines)
    blocks = tuple(Block(tag, body) for _, tag, body in lines)
    seed = Seed(ArticleId("page"), "", text, "", "text/html", Declared(title=title), blocks)
    return [(line.kind, line.rule) for line in parse(seed, read_rules()).lines]


def test_the_h1_is_the_title_and_its_doubles_are_removed() -> None:
    found = settled(("ترميم السوق | صحيفة", "title", False), ("ترميم السوق", "span", False), ("ترميم السوق", "h1", False),
                    (LONG, "p", True), title="ترميم السوق")  # fmt: skip
    assert found == [
        ("removed", "duplicate-title"),
        ("removed", "duplicate-title"),
        ("title", "title"),
        ("paragraph", "paragraph"),
    ]


def test_a_title_that_reads_like_furniture_is_a_title() -> None:
    assert settled(("شاهد", "h1", False), (LONG, "p", True), title="شاهد")[0][0] == "title"


def test_a_title_in_several_lines_is_kept_whole() -> None:
    found = settled(
        ("ترميم السوق", "h1", False), ("يبدأ غدا", "h1", False), (LONG, "p", True), title="ترميم السوق يبدأ غدا"
    )
    assert [kind for kind, _ in found] == ["title", "heading", "paragraph"]


def test_without_another_line_the_head_of_the_page_prints_the_title() -> None:
    assert settled(("ترميم السوق | صحيفة", "title", False), (LONG, "p", True), title="ترميم السوق")[0][0] == "title"


def test_repeated_paragraphs_are_kept_as_often_as_they_stand_there() -> None:
    found = settled(("ترميم السوق", "h1", False), (LONG, "p", True), (LONG, "p", True), title="ترميم السوق")
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph"]


def test_captions_headings_and_furniture_keep_their_names() -> None:
    found = settled(("ترميم السوق", "h1", False), ("صورة السوق", "figcaption", False), (LONG, "p", True),
                    ("المرحلة الأولى", "h3", True), ("اقرأ أيضا: خبر آخر", "p", True), (LONG, "p", True),
                    ("صورة السوق", "figcaption", False), ("مطاعم الحي", "li", False), title="ترميم السوق")  # fmt: skip
    assert found == [
        ("title", "title"), ("caption", "caption"), ("paragraph", "paragraph"), ("heading", "heading"),
        ("removed", "read-also"), ("paragraph", "paragraph"), ("removed", "duplicate-caption"), ("removed", "page"),
    ]  # fmt: skip
