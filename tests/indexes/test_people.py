"""Pages of actors and sources: what they tell is counted once, tied to its place, bounded, and as light as promised."""

from dataclasses import replace
from itertools import chain
from types import SimpleNamespace

import pytest
from tests.growth import assert_linear
from tests.indexes.test_indexes import items, view_of

from hashiya import pipeline
from hashiya.edtf import UNKNOWN, parse_edtf
from hashiya.indexes import View, divided, indexes
from hashiya.indexes.actors import ACTORS, SHOWN
from hashiya.indexes.company import MOST_BESIDE, MOST_KIN, company
from hashiya.indexes.portrait import role_of
from hashiya.indexes.spread import MOST_MONTHS, spread
from hashiya.indexes.uses import assured, uses
from hashiya.indexes.wording import Wordings
from hashiya.messages import catalogue
from hashiya.model import (
    Actor,
    Archive,
    ArticleRef,
    Bilingual,
    Card,
    ClaimItem,
    CompanyItem,
    Entry,
    KinItem,
    Line,
    Link,
    Named,
    Passage,
    PassageItem,
    Prose,
    Settings,
    Share,
    ShareCard,
    TitleItem,
    Trace,
    UseItem,
    Wording,
)
from hashiya.pipeline import Run
from hashiya.render import Renderer
from hashiya.write import Memory

MOST = 300_000
# What the theme puts around a page.
AROUND = 30_000


def ref(number=0, date="2024-09-06", source="al-sahifa"):
    return ArticleRef(f"a{number:05d}", "عنوان", source, parse_edtf(date) if date else UNKNOWN, "certain")


def article(*lines):
    """An article whose lines name actors; `x>y` is x that stands for y."""
    texts = tuple(Line(n, n * 10, n * 10 + 9, "paragraph", f"p{n}") for n, _ in enumerate(lines))
    names = []
    for line, actors in zip(texts, lines, strict=True):
        for at, actor in enumerate(actors.split()):
            named, _, meant = actor.partition(">")
            names.append(Named(named, line.start + at, line.start + at + 1, line.id, named, stands_for=meant))
    return SimpleNamespace(article=SimpleNamespace(lines=texts), mentions=tuple(names))


def beside(*lines):
    return {(actor, item.actor): (item.paragraphs, item.fragment) for actor, item in company(article(*lines))}


def test_actors_of_one_article_stand_beside_one_another_with_the_lines_that_name_both():
    found = beside("iran iraq", "iraq", "iran iraq usa", "usa")
    assert found["iran", "iraq"] == found["iraq", "iran"] == (2, "p0")
    assert found["usa", "iraq"] == (1, "p2")
    assert ("iran", "iran") not in found
    assert beside("iran", "iraq")["iran", "iraq"] == (0, "")


def test_a_name_does_not_keep_company_with_the_one_it_stands_for():
    found = beside("baghdad>government iran", "government")
    assert ("baghdad", "government") not in found
    assert ("government", "baghdad") not in found
    assert found["government", "iran"] == (1, "p0")


def test_of_an_article_of_many_actors_only_those_named_most_are_beside_each():
    lines = [" ".join(f"x{n}" for n in range(200)), " ".join(f"x{n}" for n in range(5))]
    found = beside(*lines)
    assert max(sum(1 for one, _ in found if one == f"x{n}") for n in range(200)) == MOST_BESIDE
    assert {other for one, other in found if one == "x199"} >= {f"x{n}" for n in range(5)}


def test_company_grows_with_the_names_of_an_article_and_not_with_their_square():
    def prepare(size):
        whole = article(*(f"x{n} x{n + 1}" for n in range(size)))
        return lambda: list(company(whole))

    assert_linear(prepare, 200)


def test_words_are_counted_with_their_articles_their_first_and_their_last_place():
    one, two, undated = ref(1, "2023"), ref(2, "2024"), ref(3, "")
    found = uses(
        [
            ("a", "أ", 1, Link("a00001", "w1"), one),
            ("b", "ب", 1, Link("a00001", "w2"), one),
            ("a", "أ", 2, Link("a00002", "w3"), two),
            ("a", "أ", 1, Link("a00003", "w4"), undated),
            ("a", "أ", 1, Link("a00003", "w5"), undated),
        ]
    )
    assert [(use.words, use.places, use.articles) for use in found] == [("أ", 5, 3), ("ب", 1, 1)]
    assert (found[0].link.fragment, found[0].first.id, found[0].last.id, found[0].last_link.fragment) == (
        "w1", "a00001", "a00002", "w3",
    )  # fmt: skip
    assert found[1].last is None


def test_each_form_tells_who_says_whom_it_means_and_whether_that_is_doubted():
    found = uses((form, form, 1, Link("a00001", "w1"), ref(1)) for form in ("أ", "أ", "ب", "ج"))
    known = [
        ("أ", "proposed", "short", False),
        ("أ", "reviewed", "name", False),
        ("ب", "entered", "name", True),
        ("ج", "proposed", "nisba", False),
    ]
    told = {use.words: (use.states, use.is_doubted, use.label and use.label.key) for use in assured(found, known)}
    assert told == {
        "أ": ((("reviewed", 1), ("proposed", 1)), False, None),
        "ب": ((("entered", 1),), True, None),
        "ج": ((("proposed", 1),), False, "actor.form.nisba"),
    }


def titled(number, date, *words):
    own = ref(number, date)
    items = tuple(TitleItem(Passage(Link(own.id, f"w{at}"), "", title, "")) for at, title in enumerate(words))
    return card_with(own), Share("actors/x", {"titles": items} if items else {})


def card_with(own):
    return Card(b"", own, {}, (), {}, (), 0, 0, Trace(b"", own.source, ""))


ROLES = {
    "the newest": ([(1, "2023", "وزير الدفاع"), (2, "2024", "رئيس الوزراء")], "رئيس الوزراء"),
    "the longest of one article": ([(1, "2024", "الرئيس", "رئيس الوزراء العراقي")], "رئيس الوزراء العراقي"),
    "no mere title": ([(1, "2023", "وزير الدفاع"), (2, "2024", "السيد")], "وزير الدفاع"),
    "nothing newer is there": ([(1, "2023", "وزير الدفاع"), (2, "2024")], "وزير الدفاع"),
    "of unknown date": ([(1, "2023", "وزير الدفاع"), (2, "", "رئيس الوزراء")], "وزير الدفاع"),
    "a rank alone": ([(1, "2023", "اللواء")], None),
}


@pytest.mark.parametrize("case", ROLES)
def test_who_somebody_is_stands_in_the_newest_dated_article_that_prints_an_office(case):
    shares, expected = ROLES[case]
    found = role_of([titled(*given) for given in shares])
    assert (found and found.words) == expected


SPREADS = {
    "too few": (["2024-01", "2024-02", "2024-03"], None, 0),
    "all in one month": (["2024-01-01"] * 9, None, 0),
    "few months": (["2024-01-05", "2024-02", "2024-04", "2024-04-01"], ("month", [1, 1, 0, 2]), 0),
    "some without a month": (["2024-01", "2024-02", "2024-02", "2024", ""], ("month", [1, 2]), 2),
    "many years": (["2019-01-01", "2021", "2024-03", "2024", ""], ("year", [1, 0, 1, 0, 0, 2]), 1),
    "an open date": (["2023", "2023-01-01", "2024-03", "2025-06", "../2024"], ("year", [2, 1, 1]), 1),
}


@pytest.mark.parametrize("case", SPREADS)
def test_articles_are_drawn_in_the_periods_that_hold_them(case):
    dates, expected, vague = SPREADS[case]
    found = spread(ref(n, date) for n, date in enumerate(dates))
    assert (found and (found.step, [p.articles for p in found.periods])) == expected
    assert (found.vague if found else 0) == vague


def test_every_article_of_a_picture_is_counted_once():
    dates = [f"{1900 + n}" for n in range(120)] + ["2024-01-01", "", "2000/2005"]
    found = spread(ref(n, date) for n, date in enumerate(dates))
    assert found.before + found.vague + sum(p.articles for p in found.periods) == len(dates)
    assert found.before == 85
    months = spread(ref(n, f"{2020 + n // 12}-{n % 12 + 1:02d}") for n in range(MOST_MONTHS))
    assert (months.step, len(months.periods)) == ("month", MOST_MONTHS)


def card(number, source, *wording, taken=""):
    forms = tuple(Wording(actor, form, places, f"w{at}") for at, (actor, form, places) in enumerate(wording))
    return Card(b"", ref(number, source=source), {}, (), {}, (), 0, 0, Trace(b"", source, taken), wording=forms)


DAESH, STATE = ("isis", "داعش", 3), ("isis", "الدولة الإسلامية", 2)


def shown(row):
    return {outlet: [(word.form, word.count) for word in words] for outlet, words, _ in row.columns}


def test_an_outlet_is_shown_with_its_own_words_beside_those_of_others():
    cards = [
        card(1, "one", DAESH, ("iran", "إيران", 5)),
        card(2, "two", STATE, ("iran", "إيران", 5)),
        card(3, "one", DAESH),
    ]
    found = Wordings.of(cards)
    (row,) = found.rows_of("one")
    assert row.actor == "isis"
    assert shown(row) == {"one": [("داعش", 6)], "": [("الدولة الإسلامية", 2)]}
    assert [word.link.address for _, words, _ in row.columns for word in words] == ["a00001", "a00002"]
    (row,) = found.rows
    assert shown(row) == {"one": [("داعش", 6)], "two": [("الدولة الإسلامية", 2)]}


def test_the_words_of_others_are_told_with_some_outlets_that_print_them():
    names = ("two", "three", "four", "five")
    cards = [card(1, "one", DAESH), *(card(2 + at, name, STATE) for at, name in enumerate(names))]
    (row,) = Wordings.of(cards).rows_of("one")
    (mine, _), ((word,), _) = (column[1:] for column in row.columns)
    assert mine[0].outlets == ()
    assert (word.count, word.outlets, word.more) == (8, ("two", "three"), 2)


@pytest.mark.parametrize(
    "others",
    [
        [],
        [card(2, "two", DAESH)],
        [card(2, "two", ("isis", "الدولة الإسلامية", 1))],
        [card(2, "unknown", STATE)],
        [card(2, "two", STATE, taken="three")],
        [card(2, "two", DAESH, ("isis", "الدولة الإسلامية", 1))],
    ],
    ids=[
        "nobody else",
        "the same words",
        "too few places",
        "an unknown outlet",
        "taken from another",
        "nearly the same",
    ],
)
def test_where_outlets_do_not_really_differ_nothing_is_shown(others):
    found = Wordings.of([card(1, "one", DAESH), *others])
    assert found.rows_of("one") == found.rows == ()


def test_the_place_given_for_others_is_one_of_theirs():
    cards = [card(1, "one", DAESH, ("isis", "التنظيم", 1)), card(2, "two", STATE, ("isis", "التنظيم", 3))]
    (row,) = Wordings.of(cards).rows_of("one")
    assert {word.link.address for word in row.columns[1][1]} == {"a00002"}


def test_the_article_that_a_preposition_hides_makes_no_other_word():
    same = [
        card(1, "one", ("iraq", "العراق", 4)),
        card(2, "two", ("iraq", "لعراق", 4)),
        card(3, "three", ("x", "لبنان", 2)),
    ]
    found = Wordings.of(same)
    assert found.rows == ()
    assert list(found.of_outlet["three"]["x"]) == ["لبنان"]


def test_comparing_outlets_grows_with_the_articles():
    def prepare(size):
        cards = [
            card(n, f"s{n % (size // 8)}", *((f"x{(n * 7 + k) % size}", f"ص{(n + k) % 5}", 2) for k in range(6)))
            for n in range(size)
        ]

        def work():
            found = Wordings.of(cards)
            return found.rows, [found.rows_of(f"s{n}") for n in range(size // 8)]

        return work

    assert_linear(prepare, 400)


ACTOR = "actors/somebody"


def huge(articles, mentions):
    """A view in which somebody is named in many articles, many times, in hundreds of forms, with long claims."""
    somebody = Actor(name=Bilingual(Prose("اسم طويل " * 20), Prose("Name")), type="person", wikidata="Q1")
    others = {f"x{n}": Entry(f"x{n}", "", replace(somebody, name=Bilingual(Prose(f"فلان {n}")))) for n in range(400)}
    archive = Archive(Settings(""), {"somebody": Entry("somebody", "", somebody), **others}, {}, {}, {}, ())
    shares, cards = {}, []
    for n in range(articles):
        own = ref(n, f"{1990 + n % 35}-{n % 12 + 1:02d}")
        passages = [
            Passage(Link(own.id, f"w{k}"), "كلام قبله " * 7, f"الصيغة رقم {(n * 5 + k) % 300}", " وكلام بعده" * 6)
            for k in range(mentions // articles)
        ]
        said = Passage(Link(own.id, "m-c"), "", "قال كلامًا كثيرًا جدًا " * 30, "")
        claims = tuple(ClaimItem(own, said, ("somebody",), (), "direct", "entered", "x", "") for _ in range(n % 2))
        slots = {
            "names": tuple(map(PassageItem, passages)),
            "titles": tuple(TitleItem(replace(p, words=f"وزير الشؤون {(n + k) % 90}")) for k, p in enumerate(passages)),
            "company": tuple(CompanyItem(f"x{(n + k) % 400}", 1, "p1") for k in range(40)),
            "said": claims,
        }
        shares[own.id] = Share(ACTOR, {slot: found for slot, found in slots.items() if found})
        counts = {slot: len(found) for slot, found in slots.items() if found}
        cards.append(Card(b"", own, {ACTOR: ShareCard(b"", counts)}, (), {}, (), 0, 0, Trace(b"", "x", "")))
    return View.of(archive, cards, lambda _, ids: (shares[i] for i in ids), {})


@pytest.fixture(scope="module")
def many():
    view = huge(800, 3200)
    head = next(head for head in ACTORS.heads(view) if head.address == ACTOR)
    return view, list(divided(view, ACTORS, head))


def test_an_actor_with_thousands_of_mentions_has_light_pages_of_which_the_first_has_the_summary(many):
    view, pages = many
    renderer = Renderer(view.archive, catalogue())
    sizes = [len(renderer.index(page).html.encode()) for page in pages]
    assert max(sizes) + AROUND < MOST
    first = pages[0]
    assert [section.anchor for section in first.sections[:5]] == ["said", "titles", "forms", "company", "passages"]
    assert [len(section.items) for section in first.sections[:3]] == [SHOWN[s.anchor] for s in first.sections[:3]]
    assert first.spread
    assert (first.role.words.startswith("وزير"), first.role.article.date.text) == (True, "2024-12")
    assert [label.args["n"] for label, _ in first.voice] == [400]
    assert len(first.facts) >= 4
    assert all(page.spread is None and not page.contents and not page.facts for page in pages[1:])
    assert all(page.role is None and not page.voice for page in pages[1:])


def test_nothing_of_an_actor_is_lost_or_told_twice_and_what_is_cut_short_leads_to_its_rest(many):
    _, pages = many
    found = list(chain.from_iterable(map(items, pages)))
    assert sum(isinstance(item, PassageItem) for item in found) == 3200
    assert sum(isinstance(item, ClaimItem) for item in found) == 400
    by_address = {page.address: page for page in pages}
    for section in pages[0].sections[:3]:
        there = by_address[section.more.address]
        rest = [part for page in pages for part in page.sections if f"s-{part.anchor}" == section.more.fragment]
        assert rest[0] in there.sections
        assert sum(len(part.items) for part in (section, *rest)) == section.total > SHOWN[section.anchor]
    assert sum(item.places for item in found if isinstance(item, UseItem)) == 2 * 3200
    kin = [item.id for item in found if isinstance(item, KinItem)]
    assert len(kin) == len(set(kin)) == MOST_KIN


def test_the_contents_of_a_long_page_lead_to_where_each_part_begins(many):
    _, pages = many
    by_address = {page.address: page for page in pages}
    assert [place.fragment for _, _, place in pages[0].contents] == [
        "s-said", "s-titles", "s-forms", "s-company", "s-passages",
    ]  # fmt: skip
    for _, count, place in pages[0].contents:
        assert place.fragment in {f"s-{section.anchor}" for section in by_address[place.address].sections}
        assert count


def test_an_actor_that_no_article_names_has_a_page_that_says_so(small):
    (small / "annotations/actors/nobody.yml").write_text("name: {ar: لا أحد}\ntype: person\n", "utf-8")
    with Memory(None, b"") as memory:
        view = view_of(small, memory)
        (page,) = (index for index in indexes(view) if index.address == "actors/nobody")
        assert [section.label.key for section in page.sections] == ["actor.none"]
        assert page.facts == page.contents == ()
        assert Renderer(view.archive, catalogue()).index(page).html


def test_what_an_outlet_prints_is_told_with_its_places(small):
    with Memory(None, b"") as memory:
        pages = {index.address: index for index in indexes(view_of(small, memory))}
    found = {section.anchor: section.items for section in pages["sources/al-sahifa"].sections}
    assert ("سبتمبر", "first-article") in {(use.words, use.link.address) for use in found["habit-month"]}
    assert [use.label.key for use in found["habit-digits"]] == ["source.digits.western-only"]
    assert {use.words for use in found["habit-verb"]} >= {"أعلن", "قال"}


def test_what_another_outlet_prints_changes_the_page_of_the_first(small):
    """The bytes of a build from nothing are compared in `test_incremental`; here the page is known to depend on it."""
    (small / "annotations/actors/force.yml").write_text(
        "name: {ar: القوة}\ntype: organisation\nforms:\n  - form: القوة الأولى\n  - form: القوة الثانية\n", "utf-8"
    )
    (small / "annotations/sources/other.yml").write_text("name: {ar: المنبر}\ntype: newspaper\n", "utf-8")
    for name, source, words in (("one-article", "al-sahifa", "الأولى"), ("two-article", "other", "الثانية")):
        (small / f"seeds/{name}.txt").write_text(
            f"عنوان {name}\n\nجاءت القوة {words}، ثم ذهبت القوة {words}.\n", "utf-8"
        )
        folder = small / "annotations/articles" / name
        folder.mkdir()
        by = "author: x\ncreated: 2025\n"
        statement = f"kind: metadata\nsource: {{publisher: {source}, confidence: certain}}\n{by}"
        (folder / "source.yml").write_text(statement, "utf-8")
    pipeline.build(Run(small, jobs=1))
    page = small / "build/site/archive/sources/al-sahifa/index.html"
    assert "القوة الثانية" in page.read_text("utf-8")
    (small / "annotations/articles/two-article/source.yml").unlink()
    pipeline.build(Run(small, jobs=1))
    assert "القوة الثانية" not in page.read_text("utf-8")
