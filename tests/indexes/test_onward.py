"""The articles before and after one, in time and in its story: every article once, in one order, changed by neighbours only."""

import pytest
from tests.conftest import ROOT, copy_archive
from tests.publish.test_switch import tree
from tests.test_incremental import BY, everything

from hashiya import pipeline
from hashiya.indexes import View, onward
from hashiya.model import Link, Neighbours, Onward
from hashiya.pipeline import Run, gather
from hashiya.write import Memory

DATE = "kind: metadata\ndate: {edtf: %s, basis: metadata, confidence: certain}\n" + BY
TOPICS = "kind: metadata\ntopics:%s\n" + BY
TITLE = "kind: metadata\ntitle: {quote: %s}\n" + BY


def view_of(root) -> View:
    with Memory(None, b"") as memory:
        gathered = gather(Run(root, jobs=1), memory)
        return View.of(gathered.archive, gathered.cards, memory.shares, gathered.reprints)


def write(root, path, words):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(words, "utf-8")


def article(root, name, edtf="", topics=""):
    """An article of a day, with topics that a person named."""
    write(root, f"seeds/{name}.txt", f"عنوان {name}\n\nنص {name} وحده.\n")
    if edtf:
        write(root, f"annotations/articles/{name}/date.yml", DATE % edtf)
    if topics:
        named = "".join(f"\n  - {{topic: {topic}, quote: نص}}" for topic in topics.split())
        write(root, f"annotations/articles/{name}/topics.yml", TOPICS % named)


def topic(root, name, broader=""):
    write(
        root,
        f"annotations/topics/{name}.yml",
        f"label: {{ar: {name}}}\n" + (f"broader: {broader}\n" if broader else ""),
    )


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(ROOT)


@pytest.fixture
def bare(small):
    """An archive with no article in it."""
    for path in (small / "seeds").iterdir():
        path.unlink()
    for folder in ("articles", "relations", "questions", "topics"):
        for path in sorted((small / "annotations" / folder).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    return small


def chain(view):
    """The articles as a reader comes to them, from the first on."""
    found = [view.cards[0].id]
    while after := onward(view, view.by_id[found[-1]]).in_time.after:
        found.append(after.id)
    return found


def test_time_leads_through_all_articles_once_and_back_the_same_way(view):
    assert chain(view) == [card.id for card in view.cards]
    for card in view.cards:
        after = onward(view, card).in_time.after
        assert after is None or onward(view, view.by_id[after.id]).in_time.before == card.ref


def test_articles_of_one_day_stand_by_their_ids_and_undated_ones_last(bare):
    for name, edtf in {
        "aaa": "",
        "bbb": "2024-03-02",
        "ccc": "2024-03-01",
        "ddd": "2024-03-02",
        "eee": "2024-03",
    }.items():
        article(bare, name, edtf)
    assert chain(view_of(bare)) == ["ccc", "eee", "bbb", "ddd", "aaa"]


def test_an_article_alone_has_nothing_before_and_nothing_after_it(bare):
    article(bare, "alone", "2024")
    (card,) = (view := view_of(bare)).cards
    assert onward(view, card) == Onward()


def test_the_story_is_the_question_that_an_article_answers_most(view):
    stories = {card.id[:3]: onward(view, card).story for card in view.cards}
    assert stories["002"] == Link("questions/coalition-mission-end")
    assert stories["003"] == Link("questions/us-troops-in-iraq")


def test_where_no_question_is_answered_the_story_is_the_narrowest_topic_that_another_article_has(bare):
    topic(bare, "wide")
    topic(bare, "narrow", "wide")
    topic(bare, "narrowest", "narrow")
    article(bare, "one", "2024-01", "wide narrow narrowest")
    article(bare, "two", "2024-02", "wide narrow")
    article(bare, "three", "2024-03", "wide")
    article(bare, "four", "2024-04", "narrow")
    view = view_of(bare)
    of = {card.id: card.ref for card in view.cards}
    assert onward(view, view.by_id["one"]).story == Link("topics/narrow")
    assert onward(view, view.by_id["two"]).in_story == Neighbours(of["one"], of["four"])
    assert onward(view, view.by_id["three"]).in_story == Neighbours(of["two"], None)
    assert onward(view, view.by_id["four"]).in_story == Neighbours(of["two"], None)


def test_a_new_article_and_a_new_headline_change_the_pages_beside_them_alone(bare):
    days = {"one": "2024-01-01", "two": "2024-02-01", "four": "2024-04-01", "five": "2024-05-01"}
    for name, edtf in days.items():
        article(bare, name, edtf)
    path = "archive/{}/index.html".format

    def changed(before):
        pipeline.build(Run(bare, jobs=1))
        now = tree(bare / "build" / "site")
        return now, {
            name for name in (*days, "three") if path(name) in now and before.get(path(name)) != now[path(name)]
        }

    site, made = changed({})
    assert made == set(days)
    article(bare, "three", "2024-03-01")
    site, made = changed(site)
    assert made == {"two", "three", "four"}
    write(bare, "annotations/articles/five/title.yml", TITLE % "نص five وحده.")
    site, made = changed(site)
    assert made == {"four", "five"}
    assert "نص five وحده.".encode() in site[path("four")]
    other = copy_archive(bare, bare.parent / "other")
    pipeline.build(Run(other, jobs=1))
    assert everything(bare) == everything(other)
