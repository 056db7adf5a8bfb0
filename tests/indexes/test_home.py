"""The home page says what is said now, what is new and what awaits a person, however much or little there is."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.conftest import ROOT
from tests.growth import assert_linear

from hashiya.edtf import parse_edtf
from hashiya.indexes import View, heads, home
from hashiya.indexes.home import MOST_DRAWN, TURNS_SHOWN, WRITTEN_SHOWN
from hashiya.indexes.present import present
from hashiya.messages import catalogue
from hashiya.model import (
    Answer,
    AnswerCard,
    AnswerPoint,
    ArticleRef,
    Bilingual,
    Card,
    Entry,
    Index,
    Link,
    Metadata,
    Present,
    Prose,
    Question,
    Section,
    Survey,
    Trace,
)
from hashiya.pipeline import Run, gather
from hashiya.render import Renderer
from hashiya.write import Memory

CLAIM = """kind: claim
quote: {quote}
speakers: [salim-al-hadi]
form: direct
author: {author}
created: {created}
answers:
"""
ANSWER = "  - {{question: {question}, value: {value}, as_of: {as_of}, status: planned}}\n"


def view_of(root, memory) -> View:
    gathered = gather(Run(root, jobs=1), memory)
    assert not gathered.errors
    return View.of(gathered.archive, gathered.cards, memory.shares, gathered.reprints)


def lists(view):
    return {head.address: head for _, head in heads(view)}


def page(view, found) -> str:
    return Renderer(view.archive, catalogue()).home(found).html


def shown(root):
    with Memory(None, b"") as memory:
        view = view_of(root, memory)
        found = home(view, lists(view))
        return found, page(view, found)


def answer(number, value, as_of, status="planned", scope="", source="unknown"):
    held = parse_edtf(as_of)
    said = Answer(
        question="when", value=value, as_of=held, status=status, scope=Bilingual(Prose(scope)) if scope else None
    )
    claim = f"a{number}/claim-01"
    given = AnswerCard("when", held.earliest, held.latest, f"a-{number}", said, (claim,), (), (), (), ())
    ref = ArticleRef(f"a{number:06d}", "عنوان", source, held, "certain")
    return Card(b"", ref, {}, (given,), {claim: ("كلمات", f"m-{number}")}, (), 1, 0, Trace(b"", "unknown", "")), given


NOW = {
    "the newest one": ([("1", "2024", ""), ("2", "2025", "")], "2", 0),
    "of those for one time what most outlets give": ([("1", "2024", ""), ("1", "2025", ""), ("0", "2025", "")], "1", 1),
    "one that answers all of it before a newer one that answers a part": ([("1", "2024", ""), ("2", "2025", "x")], "1", 0),
    "a part where nothing else is answered": ([("1", "2024", "x"), ("2", "2025", "x")], "2", 0),
}  # fmt: skip


@pytest.mark.parametrize("case", NOW)
def test_the_present_answer_is(case):
    given, value, rivals = NOW[case]
    found = present("when", [answer(n, v, when, scope=scope) for n, (v, when, scope) in enumerate(given)])
    assert (found.answer.value, found.rivals, found.answers) == (value, rivals, len(given))


def test_a_question_without_answers_says_so(small):
    (small / "annotations/questions/silent.yml").write_text("text: {ar: من؟}\nvalue_type: text\n", "utf-8")
    with Memory(None, b"") as memory:
        view = view_of(small, memory)
        (index,) = (head for head in lists(view).values() if head.address == "questions")
        html = Renderer(view.archive, catalogue()).index(replace(index, base="questions")).html
    assert [item.question for item in index.sections[0].items] == ["when", "silent"]
    assert html.count("لم يُجَب عنه بعد") == 1


MAIN = {
    "the question that most independent answers are given to": ("", "when"),
    "the one that the settings name": ("main_question: other", "other"),
    "the one that the named one has become": ("main_question: old", "other"),
}


@pytest.mark.parametrize("case", MAIN)
def test_the_story_is_that_of(small, case):
    setting, wanted = MAIN[case]
    settings = small / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nextra: {{hashiya: {{{setting}}}}}\n", "utf-8")
    questions = small / "annotations/questions"
    (questions / "other.yml").write_text("text: {ar: كم؟}\nvalue_type: quantity\n", "utf-8")
    (questions / "old.yml").write_text("moved_to: other\n", "utf-8")
    (small / "annotations/articles/second-article/claim-02.yml").write_text(
        CLAIM.format(quote="الموعد", author="x", created=2025) + ANSWER.format(question="other", value=5, as_of=2025),
        "utf-8",
    )
    found, html = shown(small)
    assert found.story.present.question == wanted
    assert {item.question for item in found.questions} == {"when", "other"} - {wanted}
    assert html.index("s-story") < html.index("s-questions")


def test_a_main_question_that_is_not_there_is_refused(small):
    settings = small / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nextra: {{hashiya: {{main_question: whem}}}}\n", "utf-8")
    with Memory(None, b"") as memory:
        (problem,) = gather(Run(small, jobs=1), memory).problems
    assert (problem.code, problem.path, problem.details["hint"]) == ("H401", "mkdocs.yml", "when")


@pytest.mark.parametrize(
    ("value_type", "values"), [("text", ("قريبًا", "بعيدًا")), ("quantity", ("5", "7")), ("yes-no", ("yes", "no"))]
)
def test_the_story_of_any_question_is_drawn_and_each_mark_leads_to_words(small, value_type, values):
    (small / "annotations/questions/when.yml").write_text(f"text: {{ar: سؤال؟}}\nvalue_type: {value_type}\n", "utf-8")
    (small / "annotations/relations/corroborates.yml").unlink()
    for article, value, quote in zip(("first", "second"), values, ("القاعدة", "الموعد"), strict=True):
        claim = CLAIM.format(quote=quote, author="x", created=2025)
        claim += ANSWER.format(
            question="when", value=f"'{value}'", as_of="2025-01" if article == "first" else "2025-03"
        )
        (small / f"annotations/articles/{article}-article/claim-01.yml").write_text(claim, "utf-8")
    found, html = shown(small)
    assert [turn.answer.value for turn in found.story.turns] == list(values)
    svg, words = re.search(r"<svg class=\"h-chart.*?</svg>", html, re.S)[0], html.partition('class="h-turns"')[2]
    for article in ("first", "second"):
        assert f'href="archive/{article}-article/#m-claim-01"' in svg
        assert f'href="archive/{article}-article/#m-claim-01"' in words


def test_a_line_at_its_beginning_leads_to_what_is_far_below(small):
    _, page = shown(small)
    line = re.search(r'<p class="h-jump">(.*?)</p>', page)[1]
    assert re.findall('href="#([^"]+)"', line) == ["s-written", "s-newest", "s-waiting"]
    assert all(f'id="{name}"' in page for name in re.findall('href="#([^"]+)"', line))


def test_where_nothing_is_answered_the_newest_articles_take_the_place(small):
    for path in [*small.glob("annotations/articles/*/claim-*.yml"), small / "annotations/relations/corroborates.yml"]:
        path.unlink()
    found, html = shown(small)
    assert found.story is None
    assert "s-story" not in html
    assert html.count('id="s-newest"') == 1


def test_an_archive_without_articles_has_a_home_page(small):
    shutil.rmtree(small / "annotations" / "articles")
    for path in [*small.glob("seeds/*"), *small.glob("annotations/relations/*")]:
        path.unlink()
    found, html = shown(small)
    assert (found.counts["articles"], found.newest, found.written, found.story) == (0, (), (), None)
    assert "hashiya add" in html


def test_the_newest_annotations_come_first_and_those_of_a_day_by_their_ids():
    with Memory(None, b"") as memory:
        view = view_of(ROOT, memory)
        found = home(view, lists(view)).written
        written = [entry for card in view.cards for entry in memory.article(card.id).entries]
    standing = [entry for entry in written if not isinstance(entry.value, Metadata) and not entry.value.status]
    standing.sort(key=lambda entry: (*entry.id.split("/"),))
    standing.sort(key=lambda entry: entry.value.created.earliest, reverse=True)
    assert [item.id for item in found] == [entry.id for entry in standing[:WRITTEN_SHOWN]]


def test_a_new_annotation_comes_first_whatever_its_article(small):
    new = CLAIM.partition("answers")[0].format(quote="الموعد", author="كاتب جديد", created="2026-03-04")
    (small / "annotations/articles/second-article/claim-09.yml").write_text(new, "utf-8")
    found, html = shown(small)
    assert found.written[0].id == "second-article/claim-09"
    first = html.partition('id="s-written"')[2].partition("</li>")[0]
    assert "كاتب جديد" in first
    assert "4\u00a0آذار/مارس 2026" in first
    assert 'href="archive/second-article/#n-claim-09"' in first


def test_what_is_reviewed_awaits_nobody(small):
    before, _ = shown(small)
    for path in small.glob("annotations/**/*.yml"):
        text = path.read_text("utf-8")
        if "author:" in text and "reviewed_by" not in text:
            path.write_text(f"{text}reviewed_by: مراجع\n", "utf-8")
    after, html = shown(small)
    waits = {found.kind for found in before.waiting} - {found.kind for found in after.waiting}
    assert waits == {"unreviewed", "relations"}
    for found in after.waiting:
        assert f'href="archive/todo/{found.kind}/"' in html


def many(view, count):
    """The archive with so many articles, each with another answer to one question."""
    first = date(2000, 1, 1)
    days = ((first + timedelta(days=n // 3)).isoformat() for n in range(count))
    cards = [answer(n, f"20{n % 90 + 10}", day, source=f"s{n % 40}")[0] for n, day in enumerate(days)]
    question = Entry("when", "q.yml", Question(text=Bilingual(Prose("متى؟")), value_type="date"))
    archive = replace(view.archive, questions={"when": question}, relations=())
    return View(archive, tuple(cards), view.load, {}, {}, {})


def test_the_home_page_is_no_longer_for_many_answers(small):
    with Memory(None, b"") as memory:
        view = many(view_of(small, memory), 400)
        found = home(view, lists(view))
        html = page(view, found)
    assert len(found.story.turns) == TURNS_SHOWN
    assert found.story.earlier == 400 - TURNS_SHOWN
    assert len(found.story.survey.points) == MOST_DRAWN
    assert len(html.encode()) < 100_000
    assert max(Counter(re.findall(r' id="([^"]+)"', html)).values()) == 1


def test_its_work_grows_no_faster_than_the_archive(small):
    with Memory(None, b"") as memory:
        view = view_of(small, memory)

        def prepare(count):
            whole = many(view, count)
            points = tuple(AnswerPoint(a.answer, Link(""), Link(""), "", ()) for _, a in whole.given["when"])
            found = {
                "questions": Index("questions", sections=(Section(None, (present("when", whole.given["when"]),)),)),
                "questions/when": Index(
                    "questions/when", survey=Survey("date", None, points, 0, (), 0, (), 0, Present("when"))
                ),
            }
            return lambda: home(whole, found)

        assert_linear(prepare, 1500)
