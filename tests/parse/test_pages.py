"""Pages as scrapers leave them, in the styles of many outlets: every line is kept or removed as a reader would.

The pages and their events are invented; `missed` are lines of the page that no rule knows. When those in `unseen/` were first read, no rule had been written after them:
of the 2,293 characters of their titles, texts and captions none was removed, of the 918 of the page 267 were kept, and 5 of 8
titles were right. Rules came since.
"""

from pathlib import Path

import pytest
import yaml
from tests.growth import assert_linear

from hashiya.annotate.names import Lexicon, find_names
from hashiya.annotate.newcomers import propose_names
from hashiya.annotate.outlets import Outlets
from hashiya.annotate.provenance import provenance
from hashiya.model import Actor, Archive, Article, ArticleId, Bilingual, Entry, Form, Prose, Seed, Settings
from hashiya.parse import parse
from hashiya.read import read_rules

FORMS = (Form(form="محمد علي"), Form(form="علي", kind="short"))
PERSON = Actor(name=Bilingual(Prose("محمد علي")), type="person", forms=FORMS)
OUTLETS = Outlets.of(Archive(Settings(""), {}, {}, {}, {}, ()))
FOLDER = Path(__file__).parent / "pages"
PAGES, UNSEEN = sorted(FOLDER.glob("*.txt")), sorted(FOLDER.glob("unseen/*.txt"))


def read(path: Path) -> tuple[Article, dict[int, tuple[str, str]], dict[int, tuple[str, str]]]:
    """The article, and of each line the kind and rule that are wanted and those that were found."""
    article = parse(Seed(ArticleId("a-page"), "", path.read_text("utf-8"), ""), read_rules())
    found = {line.number: (line.kind, line.rule * (line.kind == "removed")) for line in article.lines}
    return article, expected(path, len(article.lines)), {n: kind for n, kind in found.items() if kind[0] != "blank"}


def expected(path: Path, lines: int) -> dict[int, tuple[str, str]]:
    known = yaml.safe_load(path.with_suffix(".yml").read_text("utf-8"))
    kinds = dict.fromkeys(range(1, lines + 1), ("paragraph", ""))
    kinds[known["title"]] = ("title", "")
    kinds |= dict.fromkeys(known.get("captions", ()), ("caption", ""))
    kinds |= dict.fromkeys(known.get("headings", ()), ("heading", ""))
    return kinds | {number: ("removed", rule) for number, rule in known.get("removed", {}).items()}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_line_of_a_page_is_kept_or_removed_as_a_reader_would(path):
    _, wanted, found = read(path)
    assert {n: kind for n, kind in found.items() if kind != wanted[n]} == {}


def test_of_pages_that_no_rule_was_written_after_no_text_is_lost_and_little_of_the_page_kept():
    page = kept = 0
    for path in UNSEEN:
        article, wanted, found = read(path)
        assert [n for n, (kind, _) in found.items() if kind == "removed" != wanted[n][0]] == [], path.stem
        furniture = {
            line.number: line.end - line.start for line in article.lines if wanted[line.number][0] == "removed"
        }
        page += sum(furniture.values())
        kept += sum(size for n, size in furniture.items() if found[n][0] != "removed")
    assert kept <= 0.1 * page


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


@pytest.mark.parametrize("line", ["وعاد الجميع.", "ولم يحضر أحد.", "وانتهى الاجتماع دون اتفاق."])
def test_a_short_last_sentence_stays_behind_a_line_of_the_page(line):
    text = f"الحكومة تعلن خطة جديدة للطرق\n\n{LONG}\n\nشارك الخبر\n\n{line}"
    article = parse(Seed(ArticleId("a-page"), "", text, ""), read_rules())
    assert article.lines[-1].kind == "paragraph"


HOSTILE = [
    "اقرأ أيضا:\n",
    "محمد علي\n",
    "«",
    "(",
    "ا\u064b",
    " ",
    "أ ف ب ",
    "| ",
    "الرئيسية » ",
    "وقال محمد علي ",
    "نقلا عن رويترز ",
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_time_grows_with_the_text_and_no_faster(unit):
    lexicon, rules = Lexicon.of({"x": Entry("x", "", PERSON)}), read_rules()

    def prepare(size: int):
        seed = Seed(ArticleId("a-page"), "", "عنوان الخبر\n" + unit * (size // len(unit)), "")

        def work() -> None:
            article = parse(seed, rules)
            names = find_names(article, lexicon)
            provenance(article, OUTLETS)
            propose_names(article, names)

        return work

    # Longer than the lines whose words are remembered.
    assert_linear(prepare, 10_000)
