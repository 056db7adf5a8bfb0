"""A question's page: what is planned apart from what is reported, who has it from whom, who says nothing, what conflicts."""

import shutil
from itertools import chain

import pytest
from tests.conftest import ROOT
from tests.indexes.test_indexes import items, view_of

from hashiya.indexes import around, elsewhere, indexes
from hashiya.indexes.accords import TIES_SHOWN
from hashiya.messages import catalogue
from hashiya.model import AnswerItem
from hashiya.render import Renderer
from hashiya.write import Memory

BY = "author: x\ncreated: 2025\n"
ANSWER = "  - {{question: when, value: {value}, as_of: {as_of}, status: {status}}}\n"


class Builder:
    """The small archive without its articles, and what a test puts there: outlets, actors, articles that answer."""

    def __init__(self, root):
        self.root = root
        for folder in ("seeds", "annotations/articles", "annotations/relations"):
            shutil.rmtree(root / folder)

    def write(self, path, words):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(words, "utf-8")

    def source(self, name, kind="newspaper", actor=""):
        words = f"name: {{ar: {name}}}\ntype: {kind}\n" + (f"actor: {actor}\n" if actor else "")
        self.write(f"annotations/sources/{name}.yml", words)

    def actor(self, name, kind="person"):
        self.write(f"annotations/actors/{name}.yml", f"name: {{ar: {name}}}\ntype: {kind}\n")

    def article(self, name, source="", published="2024-09-06", topic="withdrawal", more=""):
        self.write(f"seeds/{name}.txt", f"عنوان {name}\n\nقال إن القوات ستنسحب من القاعدة {name} قريبًا.\n")
        lines = f"date: {{edtf: {published}, basis: text, confidence: certain}}\n" if published else ""
        lines += f"source: {{publisher: {source or 'unknown'}, confidence: certain{more}}}\n"
        lines += f"topics:\n  - topic: {topic}\n    quote: القوات ستنسحب\n" if topic else ""
        self.write(f"annotations/articles/{name}/about.yml", f"kind: metadata\n{lines}{BY}")

    def answer(self, article, speaker="salim-al-hadi", via="", value="../2025-09", form="indirect", stem="c", **given):
        given = {"as_of": "2024-09-06", "status": "planned"} | given
        claim = f"kind: claim\nquote: |\n  القوات ستنسحب من القاعدة {article}\nspeakers: [{speaker}]\nvia: [{via}]\nform: {form}\n"
        self.write(f"annotations/articles/{article}/{stem}.yml",
                   f"{claim}answers:\n{ANSWER.format(value=value, **given)}{BY}")  # fmt: skip

    def relation(self, one, other, more):
        self.write("annotations/relations/r.yml",
                   f"question: when\nfrom: [{one}/c]\nto: [{other}/c]\nreason: {{ar: سبب}}\n{more}{BY}")  # fmt: skip


@pytest.fixture
def archive(small):
    made = Builder(small)
    for outlet in ("al-ula", "al-thaniya", "al-thalitha"):
        made.source(outlet)
    made.actor("other-speaker")
    made.actor("voice", "narrator")
    made.actor("agency-actor", "organisation")
    made.source("agency", "agency", "agency-actor")
    return made


def page(archive, address="questions/when"):
    with Memory(None, b"") as memory:
        return next(index for index in indexes(view_of(archive.root, memory)) if index.address == address)


def rendered(archive):
    with Memory(None, b"") as memory:
        view = view_of(archive.root, memory)
        renderer = Renderer(view.archive, catalogue())
        return {index.address: renderer.index(index).html for index in indexes(view)}


def test_what_is_planned_stands_apart_from_what_is_reported_and_each_in_order_of_time(archive):
    for number, (status, year) in enumerate(
        (("factual", 2023), ("planned", 2024), ("factual", 2021), ("planned", 2020))
    ):
        archive.article(f"art-{number}", "al-ula")
        archive.answer(f"art-{number}", status=status, as_of=year)
    found = page(archive)
    assert [(s.label.key, [item.answer.as_of.text for item in s.items]) for s in found.sections] == [
        ("question.planned", ["2020", "2024"]), ("question.factual", ["2021", "2023"])]  # fmt: skip


def two_outlets(archive, **second):
    """Two outlets that answer; what is given holds for the second, all else is alike."""
    archive.article("art-a", "al-ula")
    archive.article("art-b", "al-thaniya", more=second.pop("more", ""))
    archive.answer("art-a", **second.pop("first", {}))
    archive.answer("art-b", **{"speaker": "other-speaker"} | second)


def origins(archive):
    survey = page(archive).survey
    return survey.outlets_total, survey.independent, [set(origin.met) for origin in survey.origins if origin.met]


def test_two_outlets_with_speakers_of_their_own_are_two_origins(archive):
    two_outlets(archive)
    assert origins(archive) == (2, 2, [])


def test_two_outlets_that_relay_one_agency_are_one_origin_and_the_page_says_where_they_meet(archive):
    two_outlets(archive, via="agency-actor", first={"via": "agency-actor"})
    assert origins(archive) == (2, 1, [{("source", "agency")}])


def test_an_agency_is_the_same_whether_a_claim_or_the_article_names_it(archive):
    two_outlets(archive, more=", cites: [agency]", first={"via": "agency-actor"})
    assert origins(archive) == (2, 1, [{("source", "agency")}])


def test_what_an_article_cites_is_not_behind_its_own_voice(archive):
    two_outlets(archive, more=", cites: [agency]", speaker="voice", form="background", first={"via": "agency-actor"})
    assert origins(archive) == (2, 2, [])


def test_an_outlet_that_republishes_another_has_its_origin(archive):
    two_outlets(archive, more=", republished_from: al-ula")
    assert origins(archive) == (2, 1, [{("source", "al-ula")}])


def test_two_outlets_that_quote_one_speaker_are_one_origin_but_their_own_voices_are_two(archive):
    two_outlets(archive, speaker="salim-al-hadi")
    assert origins(archive) == (2, 1, [{("actor", "salim-al-hadi")}])
    two_outlets(archive, speaker="voice", form="background", first={"speaker": "voice", "form": "background"})
    assert origins(archive) == (2, 2, [])


def test_a_platform_carries_everybodys_words_and_joins_nobody(archive):
    archive.source("agency", "platform", "agency-actor")
    two_outlets(archive, via="agency-actor", first={"via": "agency-actor"})
    assert origins(archive) == (2, 2, [])


def test_a_persons_word_that_two_are_not_independent_joins_them(archive):
    two_outlets(archive)
    archive.relation("art-a", "art-b", "kind: corroborates\nindependent: no\n")
    assert origins(archive) == (2, 1, [{("person", "")}])


def test_there_are_as_many_origins_as_are_counted_and_every_answer_has_one_of_them(archive, pages_of_this_archive):
    two_outlets(archive, speaker="salim-al-hadi")
    archive.article("art-c", "al-ula")
    archive.answer("art-c", speaker="agency-actor")
    for index in [page(archive), *(index for index, _ in pages_of_this_archive.values() if index.survey)]:
        lines = [line.number for origin in index.survey.origins for line in origin.lines]
        assert len(index.survey.origins) == index.survey.independent
        assert sorted(lines) == list(range(1, len(index.survey.points) + 1))
        under = {line.number: origin.number for origin in index.survey.origins for line in origin.lines}
        assert {item.number: item.origin for item in items(index)} == under
        assert [under[number] for number in sorted(under)] == [point.origin for point in index.survey.points]


def test_the_table_gives_each_answer_its_number_and_its_origin(pages_of_this_archive):
    index, html = pages_of_this_archive["questions/coalition-mission-end"]
    table = html.partition("<table")[2].partition("</table>")[0]
    for item in items(index):
        row = next(row for row in table.split("<tr ") if f'"#{item.anchor}"' in row)
        assert f">{item.number}</span></th>" in row
        assert catalogue().text("question.origin", n=item.origin) in row


def test_an_outlet_with_two_speakers_joins_nobody_and_is_one_independent_witness_at_most(archive):
    two_outlets(archive)
    archive.article("art-c", "al-ula")
    archive.answer("art-c", speaker="agency-actor")
    assert origins(archive) == (2, 2, [])
    archive.article("art-d", "al-thalitha")
    archive.answer("art-d", speaker="other-speaker")
    assert origins(archive) == (3, 2, [{("actor", "other-speaker")}])


def test_two_articles_of_unknown_publishers_are_not_taken_for_one_outlet(archive):
    archive.article("art-a")
    archive.article("art-b")
    archive.answer("art-a")
    archive.answer("art-b", speaker="other-speaker")
    assert origins(archive) == (2, 2, [])


def silent(archive):
    return [(article.source, read) for article, read in page(archive).survey.silent]


def test_an_outlet_is_silent_only_if_its_article_on_the_topic_is_surely_later_than_the_first_answer(archive):
    archive.article("art-a", "al-ula", "2024-09-06")
    archive.answer("art-a")
    archive.article("art-b", "al-thaniya", "2024-09-07")
    archive.article("art-c", "al-thalitha", "2024-09-06")
    archive.article("art-d", "agency", "2024-08/2024-12")
    assert silent(archive) == [("al-thaniya", False)]


def test_undated_articles_unknown_publishers_and_other_topics_are_never_silent(archive):
    archive.article("art-a", "al-ula", "2024-09-06")
    archive.answer("art-a")
    archive.article("art-b", "al-thaniya", published="")
    archive.article("art-c", "al-thalitha", "2024-09-07", topic="talks")
    archive.article("art-d", "", "2024-09-07")
    archive.article("art-e", "agency", "../2025")
    assert silent(archive) == []


def test_an_outlet_that_answers_anywhere_is_not_silent_and_one_that_is_read_is_told_from_one_that_is_not(archive):
    archive.article("art-a", "al-ula", "2024-09-06")
    archive.answer("art-a")
    archive.article("art-b", "al-ula", "2024-09-09")
    archive.article("art-c", "al-thaniya", "2024-09-08")
    claim = "kind: claim\nquote: القوات ستنسحب\nspeakers: [voice]\nform: direct\n"
    archive.write("annotations/articles/art-c/c.yml", claim + BY)
    archive.article("art-d", "al-thalitha", "2024-09-08")
    assert silent(archive) == [("al-thalitha", False), ("al-thaniya", True)]


def test_without_a_dated_answer_nobody_is_silent(archive):
    archive.article("art-a", "al-ula", published="")
    archive.answer("art-a")
    archive.article("art-b", "al-thaniya", "2024-09-07")
    assert silent(archive) == []


def conflicting(archive):
    two_outlets(archive, value="2026-01", first={"value": "2025-09"})


def relations(archive):
    return [[(r.kind, r.state) for r in item.relations] for item in items(page(archive))]


def test_a_strict_conflict_is_proposed_on_both_sides_and_on_both_articles_pages(archive):
    conflicting(archive)
    assert relations(archive) == [[("conflict", "proposed")], [("conflict", "proposed")]]
    with Memory(None, b"") as memory:
        view = view_of(archive.root, memory)
        for name, other in (("art-a", "art-b"), ("art-b", "art-a")):
            card = view.by_id[name]
            (question,) = elsewhere(view, card, around(view, card)).questions
            assert [r.other.address for item in question.here for r in item.relations] == [other]


def test_what_nobody_has_reviewed_is_never_called_a_contradiction(archive):
    conflicting(archive)
    html = rendered(archive)["questions/when"]
    assert html.count(f">{catalogue().text('relation.conflict')}<") == 1
    assert catalogue().text("accord.against.proposed") in html
    assert f"<h3>{catalogue().text('accord.against')} <" not in html
    assert catalogue().text("relation.conflict.unreviewed") in html
    assert catalogue().text("relation.contradicts") not in html
    archive.relation("art-a", "art-b", "kind: contradicts\n")
    assert f">{catalogue().text('relation.contradicts')}<" not in rendered(archive)["questions/when"]
    archive.relation("art-a", "art-b", "kind: contradicts\nreviewed_by: y\n")
    assert f">{catalogue().text('relation.contradicts')}<" in rendered(archive)["questions/when"]


def test_what_a_person_has_said_of_two_answers_leaves_nothing_to_propose(archive):
    conflicting(archive)
    archive.relation("art-a", "art-b", "kind: refines\n")
    assert relations(archive) == [[("refines", "entered")], [("refines", "entered")]]


def test_two_answers_of_one_claim_have_places_of_their_own_and_do_not_conflict(archive):
    archive.article("art-a", "al-ula")
    archive.answer("art-a")
    path = "annotations/articles/art-a/c.yml"
    claim = (archive.root / path).read_text("utf-8")
    second = ANSWER.format(value="2031", as_of="2024-09-06", status="planned")
    archive.write(path, claim.replace("answers:\n", f"answers:\n{second}"))
    answers = items(page(archive))
    assert len({answer.anchor for answer in answers}) == len(answers) == 2
    assert relations(archive) == [[], []]


def accords(archive):
    return [
        (accord.how, [tie.why or tie.relation.kind for tie in accord.ties]) for accord in page(archive).survey.accords
    ]


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ({"value": "2026-01"}, ("against", ["conflict"])),
        ({"value": "2026-01", "as_of": "2025-01-01"}, ("seeming", ["time"])),
        ({"value": "2026-01", "as_of": "2024"}, ("seeming", ["when"])),
        ({"value": "2026-01", "status": "factual"}, ("seeming", ["status"])),
        ({"value": "../2026"}, ("seeming", ["bound"])),
        ({"value": "2026?"}, ("seeming", ["vague"])),
        ({"value": "2025-09"}, ("agreeing", ["same"])),
    ],
)
def test_two_answers_contradict_or_it_is_told_why_they_do_not(archive, second, wanted):
    two_outlets(archive, first={"value": "2025-09"}, **second)
    assert accords(archive) == [wanted]


def test_where_it_is_not_known_whether_two_answers_contradict_it_is_not_said_that_they_do_not(archive):
    two_outlets(archive, value="2026?", first={"value": "2025-09"})
    html = rendered(archive)["questions/when"]
    assert catalogue().text("accord.rule.unsure") in html
    assert f">{catalogue().text('accord.rule.seeming')}<" not in html


def test_what_a_person_says_of_two_answers_is_told_once_with_its_reason_and_its_name(archive):
    two_outlets(archive, value="2026-01", first={"value": "2025-09"})
    archive.relation("art-a", "art-b", "kind: updates\n")
    assert accords(archive) == [("seeming", ["updates"])]
    html = rendered(archive)["questions/when"]
    assert html.count("سبب") == 1
    section = html.partition('id="s-accord"')[2].partition("</section>")[0]
    assert "سبب" in section
    assert f"{catalogue().text('state.entered')} <bdi>x</bdi>" in section
    assert catalogue().text("accord.none-against") in section
    assert html.index('id="s-picture"') < html.index('id="s-accord"') < html.index("<table")
    for item, other in zip(items(page(archive)), (2, 1), strict=True):
        told = html.partition(f'id="{item.anchor}"')[2].partition("</li>")[0]
        assert f">{catalogue().text('question.number', n=other)}</a>" in told


@pytest.mark.parametrize(("second", "kind"), [({"value": "2025-09"}, "updates"), ({"value": "2025-09-30"}, "refines")])
def test_answers_that_give_the_same_or_give_it_more_exactly_agree_whatever_else_is_said_of_them(archive, second, kind):
    two_outlets(archive, first={"value": "2025-09"}, **second)
    archive.relation("art-a", "art-b", f"kind: {kind}\n")
    assert accords(archive) == [("agreeing", [kind])]


def test_a_question_with_one_answer_and_one_that_nothing_relates_say_so_in_a_line(archive, pages_of_this_archive):
    archive.article("art-a", "al-ula")
    archive.answer("art-a")
    assert catalogue().text("accord.single") in rendered(archive)["questions/when"]
    unrelated = [html for index, html in pages_of_this_archive.values() if index.survey and not index.survey.accords]
    assert all(
        catalogue().text("accord.none") in html or catalogue().text("accord.single") in html for html in unrelated
    )


def test_answers_that_may_both_hold_are_no_conflict(archive):
    two_outlets(archive, value="../2026-12-31", first={"value": "2026-09"})
    assert relations(archive) == [[], []]


def test_every_point_of_the_picture_and_every_row_of_the_table_leads_to_its_sentence(pages_of_this_archive):
    for question in ("coalition-mission-end", "us-troops-in-iraq"):
        index, html = pages_of_this_archive[f"questions/{question}"]
        answers = [item for item in items(index) if isinstance(item, AnswerItem)]
        assert len(index.survey.points) == len(answers)
        for item in answers:
            link = item.claims[0].passage.link
            href = f'href="../../{link.address}/#{link.fragment}"'
            assert html.count(f"<a {href}") >= 2
            assert sum(href in tag and "h-c-mark" in tag for tag in html.split("<a ")[1:]) == 2


def test_a_question_without_answers_says_so_and_one_of_words_has_a_table_but_no_picture(archive, pages_of_this_archive):
    (section,) = page(archive).sections
    assert (section.label.key, section.items) == ("question.none", ())
    _, html = pages_of_this_archive["questions/first-withdrawal-places"]
    assert "<table" in html
    assert "<svg" not in html


def test_a_question_of_three_hundred_answers_is_divided_and_no_page_is_long(archive):
    for number in range(300):
        outlet = ("al-ula", "al-thaniya", "al-thalitha")[number % 3]
        archive.article(f"art-{number:03d}", outlet, f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}")
        archive.answer(f"art-{number:03d}", value=f"{2025 + number % 4}-{number % 12 + 1:02d}",
                       as_of=f"2024-{number % 12 + 1:02d}", status=("planned", "factual")[number % 2])  # fmt: skip
    survey = page(archive).survey
    assert sum(accord.total for accord in survey.accords) < 3 * 300
    assert all(len(accord.ties) <= TIES_SHOWN for accord in survey.accords)
    found = {address: html for address, html in rendered(archive).items() if address.startswith("questions/when")}
    assert len(found) > 5
    assert max(len(html.encode()) for html in found.values()) < 250_000
    listed = list(chain.from_iterable(html.split('id="a-')[1:] for html in found.values()))
    assert len(listed) == 300


@pytest.fixture(scope="module")
def pages_of_this_archive():
    with Memory(None, b"") as memory:
        view = view_of(ROOT, memory)
        renderer = Renderer(view.archive, catalogue())
        return {index.address: (index, renderer.index(index).html) for index in indexes(view)}
