"""Timelines and comparisons on the built site: reached from where readers are, verbatim, light, and not found twice."""

import html
import re

import pytest

from hashiya import pipeline
from hashiya.messages import catalogue
from hashiya.pipeline import Run
from hashiya.render.comparison import share_of
from tests.conftest import ROOT

MOST = 300_000


def page(site, address):
    return (site / "archive" / address / "index.html").read_text("utf-8")


def main(source):
    return source[source.index('id="h-main"') : source.index("</article>")]


@pytest.fixture(scope="module")
def comparisons(site):
    return sorted((site / "archive" / "compare").glob("*/*/index.html"))


@pytest.fixture(scope="module")
def timelines(site):
    return sorted((site / "archive" / "timeline").rglob("index.html"))


def test_they_are_reached_from_where_readers_are(site):
    for address, there in {
        "": "timeline/",
        "dates": "../timeline/",
        "questions/coalition-mission-end": "../../compare/",
        "001_01b29d86cdfaf4b0": "../compare/001_01b29d86cdfaf4b0/",
    }.items():
        assert f'href="{there}' in page(site, address), address
    assert 'href="archive/timeline/"' in (site / "index.html").read_text("utf-8")


def test_every_link_of_theirs_leads_to_a_page_and_a_place_on_it(comparisons, timelines):
    for path in (*comparisons, *timelines):
        for href in set(re.findall(r'(?:href|cite)="([^"#:]*(?:#[^"]+)?)"', main(path.read_text("utf-8")))):
            where, _, fragment = html.unescape(href).partition("#")
            target = (path.parent / where).resolve() if where else path.parent
            found = target / "index.html" if target.is_dir() else target
            assert found.is_file(), (path, href)
            if fragment:
                assert f'id="{fragment}"' in found.read_text("utf-8"), (path, href)


def test_none_is_heavy(comparisons, timelines):
    assert comparisons
    assert len(timelines) > 5
    assert all(path.stat().st_size < MOST for path in (*comparisons, *timelines))


def test_what_a_comparison_quotes_are_the_words_of_its_articles(comparisons):
    seeds = {path.stem: path.read_text("utf-8") for path in (ROOT / "seeds").glob("*.txt")}
    found = 0
    for path in comparisons:
        texts = [seeds[name] for name in path.parts[-3:-1]]
        for words in re.findall(r'<span class="h-verbatim">(.*?)</span>', path.read_text("utf-8"), re.DOTALL):
            assert any(html.unescape(re.sub("</?mark>", "", words)) in text for text in texts)
            found += 1
    assert found


def test_every_comparison_names_each_side_wherever_its_words_stand(comparisons):
    for path in comparisons:
        source = main(path.read_text("utf-8"))
        sides = re.findall(r'<div class="h-side h-side--(\w+)">.*?</div>', source, re.DOTALL)
        assert sides == ["one", "other"] * (len(sides) // 2)
        assert source.count('class="h-side-place"') >= len(sides)


def test_a_comparison_says_first_which_two_articles_it_has_how_sure_their_dates_are_and_what_they_share(comparisons):
    words = catalogue()
    for path in comparisons:
        head = main(path.read_text("utf-8")).partition("</header>")[0]
        assert head.count('class="h-side-title"') == head.count('class="h-sure h-sure--') == 2
        assert words.text("compare.in-common") in head
        assert 'href="../../../questions/' not in head
        assert 'href="#s-answers-1"' in head
        assert 'href="../../../actors/' in head
        assert 'href="../../../topics/' in head
        assert words.text("compare.words") in head


def test_a_comparison_tells_a_relation_once_and_by_whom_it_was_entered(comparisons, site):
    told = 0
    for path in comparisons:
        source = main(path.read_text("utf-8"))
        reasons = re.findall(r'<span class="h-reason">(.*?)</span>', source, re.DOTALL)
        assert len(reasons) == len(set(reasons))
        relations = re.findall(r'<li class="h-relation">.*?</li>', source, re.DOTALL)
        assert all("h-state--" in relation for relation in relations)
        told += len(relations)
    assert told
    # Both of its relations between claims are said of their answers, too.
    assert 'id="s-relations"' not in page(site, "compare/001_01b29d86cdfaf4b0/002_c841022dd132c955")


def test_a_comparison_is_cited_as_other_pages_are(comparisons):
    for path in comparisons:
        box = path.read_text("utf-8").partition('id="cite"')[2].partition("</section>")[0]
        assert catalogue().text("cite.page") in box
        assert re.findall('data-style="([^"]+)"', box) == ["ar", "chicago", "apa"]


@pytest.mark.parametrize(("percent", "word"), [(0, "few"), (10, "tenth"), (33, "third"), (50, "half"), (100, "all")])
def test_how_much_two_texts_share_is_said_in_a_word(percent, word):
    assert share_of(percent) == word
    assert catalogue().text(f"compare.share.{word}")


def test_the_search_finds_nothing_on_them(site):
    index = b"".join(path.read_bytes() for path in (site / "archive" / "search" / "index").rglob("*") if path.is_file())
    assert b"archive/compare/" not in index
    assert b"archive/timeline/" not in index


def test_words_of_articles_and_names_stay_words(small):
    hostile = (
        '<script>alert(1)</script> كلمة & أخرى "ثم" ثالثة ثم {{ رابعة }} ثم <b>خامسة</b> *سادسة* في آخر الكلام هنا'
    )
    for name in ("hostile-one", "hostile-two"):
        (small / "seeds" / f"{name}.txt").write_text(f"عنوان <i>مائل</i> {name}\n\n{hostile}\n", "utf-8")
    pipeline.build(Run(small, jobs=1))
    source = main(page(small / "build" / "site", "compare/hostile-one/hostile-two"))
    assert html.escape(hostile, quote=False) in source.replace("&#34;", '"')
    assert not re.search(r'<(script(?! type="module" src=)|b|i)\b', source)
