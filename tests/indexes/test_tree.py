"""The tree of topics: each topic in its place once, with the articles of all that is narrower, at any depth and breadth."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.conftest import ARCHIVES, copy_archive
from tests.indexes.test_home import view_of

from hashiya.indexes import divided, heads
from hashiya.indexes.topics import BELOW_SHOWN, BESIDE_SHOWN
from hashiya.messages import catalogue
from hashiya.render import Renderer
from hashiya.write import Memory

DEEP, WIDE = 6, 500
SCOPE = "خروج القوات وما قيل عنه"


class Nested(HTMLParser):
    """For each link to a topic within the tree in how many list items it stands; fails where elements are not nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.depth: dict[str, int] = {}
        self.feed(html.partition('<div class="h-tree')[2].partition("</div>")[0].partition(">")[2])
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs).get("href") or ""
        if tag == "a" and "/topics/" in found:
            self.depth[found.rstrip("/").rpartition("/")[2]] = self.open.count("li")
        if tag == "ul":
            assert self.open[-1:] in ([], ["li"])
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of topics of an archive whose topics are deep and wide, as data and as HTML."""
    small = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("tree") / "small")
    topics = small / "annotations/topics"
    above = "withdrawal"
    for level in range(1, DEEP + 1):
        (topics / f"deep-{level}.yml").write_text(f"label: {{ar: عمق {level}}}\nbroader: {above}\n", "utf-8")
        above = f"deep-{level}"
    for number in range(WIDE):
        (topics / f"wide-{number:03d}.yml").write_text(
            f"label: {{ar: عرض {number:03d}}}\nalt: [اسم آخر {number}]\nbroader: talks\n", "utf-8"
        )
    withdrawal = (topics / "withdrawal.yml").read_text("utf-8")
    (topics / "withdrawal.yml").write_text(f"{withdrawal}\nscope_note: {{ar: {SCOPE}}}\n", "utf-8")
    note = "kind: metadata\ntopics: [{topic: deep-6, quote: الموعد}, {topic: withdrawal, quote: الموعد}]\n"
    note += "date: {edtf: 2031-05-06, basis: text, confidence: certain}\n"
    path = small / "annotations/articles/second-article/topics.yml"
    path.write_text(f"{note}author: x\ncreated: 2025\n", "utf-8")
    with Memory(None, b"") as memory:
        view = view_of(small, memory)
        settings = replace(view.archive.settings, site_url="https://example.org/")
        renderer = Renderer(replace(view.archive, settings=settings), catalogue())
        found = ((kind, head) for kind, head in heads(view) if head.address.partition("/")[0] == "topics")
        indexes = {index.address: index for kind, head in found for index in divided(view, kind, head)}
        return indexes, {address: renderer.index(index).html for address, index in indexes.items()}


def listed(indexes):
    """The pages of the whole tree, in order."""
    return [address for address in indexes if address == "topics" or address.startswith("topics/page/")]


def test_each_topic_stands_below_its_broader_one(pages):
    indexes, html = pages
    assert len(listed(indexes)) == 2
    depth = {topic: at for address in listed(indexes) for topic, at in Nested(html[address]).depth.items()}
    assert len(depth) == 2 + DEEP + WIDE
    assert [depth[f"deep-{level}"] - depth["withdrawal"] for level in range(1, DEEP + 1)] == list(range(1, DEEP + 1))
    assert {depth[f"wide-{number:03d}"] for number in range(WIDE)} == {depth["talks"] + 1}


def test_an_article_of_a_topic_and_a_narrower_one_counts_once(pages):
    indexes, _ = pages
    items = {item.topic: item for address in listed(indexes) for item in indexes[address].sections[0].items}
    counted = {topic: (items[topic].articles, items[topic].within) for topic in ("withdrawal", "deep-1", "deep-6")}
    assert counted == {"withdrawal": (2, 2), "deep-1": (0, 1), "deep-6": (1, 1)}


def test_a_topics_page_shows_the_way_to_it_and_what_is_below(pages):
    indexes, html = pages
    trail = html["topics/deep-3"].partition('<nav class="h-up"')[2].partition("</nav>")[0]
    assert trail.index("topics/withdrawal/") < trail.index("topics/deep-1/") < trail.index("topics/deep-2/")
    assert Nested(html["topics/deep-3"]).depth == {"deep-4": 1, "deep-5": 2, "deep-6": 3}
    beside = html["topics/wide-007"].partition('<dl class="h-facts h-place">')[2].partition("</dl>")[0]
    assert beside.count("<bdi>عرض") == BESIDE_SHOWN
    assert len(indexes["topics/talks"].place.below) == BELOW_SHOWN
    assert indexes["topics/talks"].place.below_more == WIDE - BELOW_SHOWN


def test_no_page_of_a_wide_tree_is_too_large(pages):
    _, html = pages
    assert max(len(text.encode()) for text in html.values()) < 300_000


def test_other_names_of_a_topic_stand_beside_it(pages):
    _, html = pages
    assert "ويقال: <bdi>اسم آخر 7</bdi>" in html["topics"]


def test_a_topic_with_narrower_ones_has_both_counts_even_where_they_are_equal(pages):
    indexes, html = pages
    words = catalogue().text
    whole = "".join(html[address] for address in listed(indexes))
    counts = {
        topic: re.findall(r'<span class="h-topic-count">([^<]+)<', line)
        for topic, line in re.findall(
            r'<span class="h-topic-name"><a href="[./]+/topics/([^/]+)/"(.*?)</span>\n', whole
        )
    }
    assert counts["withdrawal"] == [words("count.articles", n=2), words("topic.within", n=2)]
    assert counts["deep-6"] == [words("count.articles", n=1)]
    heads = re.search(r'<p class="h-topic h-tree-head">(.*?)</p>', whole)[1]
    assert all(words(f"topic.column.{column}") in heads for column in ("name", "own", "within"))


def test_a_topics_own_articles_are_told_from_those_of_narrower_ones_only(pages):
    indexes, html = pages
    words = catalogue().text
    found = indexes["topics/deep-1"].place
    assert [(ref.id, topic) for ref, topic in found.inherited] == [("second-article", "deep-6")]
    (own, _, others) = html["topics/deep-1"].partition('id="s-inherited"')
    assert words("topic.none") in own
    assert 'href="../../second-article/"' in others
    assert 'href="../../topics/deep-6/"' in others.partition("</section>")[0]
    assert indexes["topics/withdrawal"].place.inherited == ()
    assert words("topic.own.all") in html["topics/withdrawal"]


def test_a_topic_says_what_belongs_to_it_or_how_one_can_tell(pages):
    _, html = pages
    heads = [html[f"topics/{topic}"].partition("</header>")[0] for topic in ("withdrawal", "deep-1")]
    assert [SCOPE in head for head in heads] == [True, False]
    assert [catalogue().text("topic.scope.none") in head for head in heads] == [False, True]


def test_a_topic_is_followed_and_read_from_its_head(pages):
    indexes, html = pages
    place = indexes["topics/withdrawal"].place
    assert (place.oldest.id, place.newest.id) == ("first-article", "second-article")
    head, _, rest = html["topics/withdrawal"].partition('id="s-narrower"')
    assert "feed.xml" in head and "feed.json" in head and "feed.xml" not in rest
    assert head.index(catalogue().text("topic.oldest")) < head.index(catalogue().text("topic.newest"))
