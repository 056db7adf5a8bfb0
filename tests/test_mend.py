"""Annotations whose words have changed stay in their place, are told, and are mended; lost ones stay on the page."""

import pytest
from click.testing import CliRunner

from hashiya import pipeline
from hashiya.cli import main
from hashiya.pipeline import RefusedError, Run

ARTICLE = "annotations/articles/first-article"
SEED = "seeds/first-article.txt"
CHANGED = ("ستنسحب من القاعدة بحلول سبتمبر 2025", "ستنسحب من قاعدتها بحلول أكتوبر 2025")


def call(small, *words):
    result = CliRunner().invoke(main, [*words, "--root", str(small), "--jobs", "1"])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    return result


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def codes(small):
    return [(problem.code, problem.level) for problem in pipeline.check(Run(small, jobs=1)).problems]


def quote_of(small, name):
    return (small / ARTICLE / name).read_text("utf-8")


def test_changed_words_are_warnings_which_mend_writes_into_the_files(small):
    change(small / SEED, *CHANGED)
    (small / ARTICLE / "note-01.yml").write_text(
        "# من رحلة إلى الأرشيف\nkind: note  # تعليق\nquote: |  # كما في الجريدة\n  أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025\n"
        "note: حاشية\nauthor: محرر\ncreated: 2025-01-06\n",
        "utf-8",
    )
    change(small / ARTICLE / "date.yml", "quote: ستنسحب من القاعدة", "quote: المحادثات")
    assert codes(small) == [("H305", "warning"), ("H305", "warning")]
    told = call(small, "mend", "--dry-run")
    assert told.exit_code == 0
    assert "أن القوات ستنسحب من قاعدتها بحلول أكتوبر 2025" in told.output
    assert "قاعدتها" not in quote_of(small, "claim-01.yml")
    assert call(small, "mend").exit_code == 0
    assert codes(small) == []
    assert quote_of(small, "note-01.yml") == (
        "# من رحلة إلى الأرشيف\nkind: note  # تعليق\nquote: |  # كما في الجريدة\n  أن القوات ستنسحب من قاعدتها بحلول أكتوبر 2025\n"
        "note: حاشية\nauthor: محرر\ncreated: 2025-01-06\n"
    )


def test_a_build_goes_on_over_warnings_and_shows_the_articles_own_words(small):
    change(small / SEED, *CHANGED)
    change(small / ARTICLE / "note-01.yml", "بحلول سبتمبر 2025، بعد أشهر", "المحادثات")
    change(small / ARTICLE / "date.yml", "quote: ستنسحب من القاعدة", "quote: المحادثات")
    pipeline.build(Run(small, jobs=1))
    source = (small / "docs/archive/first-article.md").read_text("utf-8")
    claims = source.partition("claims:\n")[2].partition("proposed_claims")[0]
    assert "قاعدتها بحلول أكتوبر" in claims
    assert "القاعدة" not in claims


def test_words_that_only_spelling_tells_from_others_get_their_neighbours(small):
    change(
        small / SEED,
        "شارك الخبر",
        "وقال سالم إن المُدرب غائب وعاد الناس\n\nثم قيل إن المدرب غائب مرة أخرى\n\nشارك الخبر",
    )
    (small / ARTICLE / "x.yml").write_text(
        "kind: note\nquote: المُدرب غائب\nnote: حاشية\nauthor: محرر\ncreated: 2025-01-06\n", "utf-8"
    )
    assert codes(small) == [("H306", "warning")]
    assert call(small, "mend").exit_code == 0
    assert codes(small) == []
    assert "prefix: |\n  سالم إن\n" in quote_of(small, "x.yml")


def test_an_orphan_is_refused_with_its_name_and_what_is_nearest(small):
    change(small / SEED, "أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025، ", "")
    with pytest.raises(RefusedError) as refused:
        pipeline.build(Run(small, jobs=1))
    assert {problem.path for problem in refused.value.problems} == {
        f"{ARTICLE}/claim-01.yml",
        f"{ARTICLE}/note-01.yml",
        f"{ARTICLE}/date.yml",
    }
    assert all(problem.code in ("H301", "H303") for problem in refused.value.problems)


def test_an_orphan_that_is_set_aside_stays_on_the_page_under_its_id_and_in_no_list(small):
    change(small / SEED, "أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025، ", "")
    change(small / ARTICLE / "date.yml", "quote: ستنسحب من القاعدة", "quote: المحادثات")
    for name in ("claim-01.yml", "note-01.yml"):
        with (small / ARTICLE / name).open("a", encoding="utf-8") as file:
            file.write("status: orphaned\n")
    assert codes(small) == []
    pipeline.build(Run(small, jobs=1))
    page = (small / "build/site/archive/first-article/index.html").read_text("utf-8")
    assert 'id="n-claim-01"' in page
    assert 'id="n-note-01"' in page
    assert "حاشية تتقاطع مع ادّعاء" in page
    assert 'id="m-claim-01"' not in page
    question = (small / "build/site/archive/questions/when/index.html").read_text("utf-8")
    assert "first-article#" not in question


def test_words_that_came_back_are_told(small):
    with (small / ARTICLE / "note-01.yml").open("a", encoding="utf-8") as file:
        file.write("status: orphaned\n")
    assert codes(small) == [("H307", "warning")]
    assert call(small, "mend").exit_code == 0
    assert "status" not in quote_of(small, "note-01.yml")


def test_errors_are_left_to_a_person(small):
    (small / ARTICLE / "x.yml").write_text(
        "kind: note\nquote: غائب\nnote: حاشية\nauthor: محرر\ncreated: 2025\n", "utf-8"
    )
    before = quote_of(small, "x.yml")
    assert call(small, "mend").exit_code == 1
    assert quote_of(small, "x.yml") == before
