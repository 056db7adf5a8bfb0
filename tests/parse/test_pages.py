"""Pages as scrapers leave them, in the styles of many outlets: every line is kept or removed as a reader would.

The pages and their events are invented. Those in `unseen/` were written after the rules were settled.
"""

from pathlib import Path

import pytest
import yaml

from hashiya.model import ArticleId, Seed
from hashiya.parse import parse
from hashiya.read import read_rules

PAGES = sorted((Path(__file__).parent / "pages").rglob("*.txt"))
KIND = {"title": "title", "removed": "removed", "captions": "caption", "headings": "heading"}


def expected(path: Path, lines: int) -> dict[int, tuple[str, str]]:
    known = yaml.safe_load(path.with_suffix(".yml").read_text("utf-8"))
    kinds = dict.fromkeys(range(1, lines + 1), ("paragraph", ""))
    kinds[known["title"]] = ("title", "")
    kinds |= dict.fromkeys(known.get("captions", ()), ("caption", ""))
    kinds |= dict.fromkeys(known.get("headings", ()), ("heading", ""))
    return kinds | {number: ("removed", rule) for number, rule in known.get("removed", {}).items()}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_line_of_a_page_is_kept_or_removed_as_a_reader_would(path):
    article = parse(Seed(ArticleId("a-page"), "", path.read_text("utf-8"), ""), read_rules())
    wanted = expected(path, len(article.lines))
    found = {
        line.number: (line.kind, line.rule if line.kind == "removed" else "")
        for line in article.lines
        if line.kind != "blank"
    }
    assert {n: kind for n, kind in found.items() if kind != wanted[n]} == {}


NEAR = yaml.safe_load((Path(__file__).parent / "near_misses.yml").read_text("utf-8"))
LONG = "وقال المتحدث باسم الوزارة إن المحادثات ستستمر في الأسابيع المقبلة بين الجانبين في العاصمة، وإنها جادة."


@pytest.mark.parametrize("line", NEAR)
def test_a_sentence_with_a_word_of_furniture_stays_in_the_text(line):
    for place in (1, 2, 3):
        lines = ["الحكومة تعلن خطة جديدة للطرق", LONG, LONG]
        lines.insert(place, line)
        article = parse(Seed(ArticleId("a-page"), "", "\n\n".join(lines), ""), read_rules())
        found = next(known for known in article.lines if article.words_of(known) == line)
        assert found.kind == "paragraph", (place, found.rule)
