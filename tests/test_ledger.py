"""The ledger has every id that was ever published, loses none, and says the same of the same archive."""

import dataclasses
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from hashiya import pipeline
from hashiya.cli import main
from hashiya.ledger import LedgerError, ids_of, ids_text, ledger_of, ledger_text, releases_of, words_digest
from hashiya.model import Ledger, Recorded, Version
from hashiya.pipeline import Run
from hashiya.read.ledger import read_ledger
from hashiya.read.safe_yaml import parse_yaml
from tests.publish.test_switch import tree

ARTICLE = "annotations/ledger/articles/first-article.yml"
SEED = "seeds/first-article.txt"
CAPTION = "تصحيح: نُشر هذا الخبر أول مرة بلا تاريخ."


def update(root: Path, **options):
    return pipeline.ledger(Run(root, jobs=1), update=True, **options)


def problems(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in pipeline.check(Run(root, jobs=1)).problems]


def corrected(root: Path) -> str:
    """Lay a corrected capture, with a line before all others, beside the first article; its text."""
    text = (root / SEED).read_text("utf-8").replace("\n\n", f"\n\n{CAPTION}\n\n", 1)
    (root / "seeds/first-article.2.txt").write_text(text, "utf-8")
    return text


def test_everything_that_has_an_id_is_recorded_once(small):
    update(small)
    found, refused = read_ledger(small, "first-article")
    assert refused == []
    assert (found.headline, found.source, found.date) == ("الوزير يعلن موعد الانسحاب", "al-sahifa", "2025-01-05")
    assert [version.number for version in found.versions] == [1]
    assert found.annotations == ("claim-01", "date", "note-01")
    assert {passage.id[0] for passage in found.passages} == {"l", "p"}
    for kind, ids in (
        ("actors", "salim-al-hadi"),
        ("topics", "talks"),
        ("sources", "al-sahifa"),
        ("questions", "when"),
    ):
        assert ids in ids_of((small / f"annotations/ledger/{kind}.yml").read_text("utf-8"))
    assert pipeline.check(Run(small, jobs=1)).problems == ()


def test_the_same_archive_adds_nothing_and_changes_no_byte(small):
    update(small)
    before = tree(small / "annotations/ledger")
    assert update(small).revisions == ()
    assert tree(small / "annotations/ledger") == before


def test_without_update_nothing_is_written(small):
    found = pipeline.ledger(Run(small, jobs=1), update=False)
    assert found.revisions
    assert not (small / "annotations/ledger").exists()


def test_nothing_leaves_the_ledger(small):
    update(small)
    before = read_ledger(small, "first-article")[0]
    corrected(small)
    (small / "annotations/articles/first-article/note-07.yml").write_text(
        "kind: note\nquote: سالم الهادي\nnote: حاشية\nauthor: محرر\ncreated: 2025-01-06\n", "utf-8"
    )
    update(small)
    after = read_ledger(small, "first-article")[0]
    assert set(before.passages) < set(after.passages)
    assert after.versions[:1] == before.versions
    assert set(after.annotations) == {*before.annotations, "note-07"}


def test_every_passage_is_found_again_by_its_place_in_its_capture(small):
    update(small)
    texts = [(small / SEED).read_text("utf-8"), corrected(small)]
    update(small)
    for passage in read_ledger(small, "first-article")[0].passages:
        words = texts[passage.version - 1][passage.start : passage.end]
        assert words_digest(words) == passage.sha256
        assert passage.id[0] == "l" or passage.id.endswith(passage.sha256[:4])


def test_passages_that_are_not_on_the_page_any_more_come_with_their_words(small):
    update(small)
    first = (small / SEED).read_text("utf-8")
    corrected(small)
    with Gathered(small) as article:
        present = {line.id for line in article.article.lines}
        assert article.published
        for passage in article.published:
            assert passage.id not in present
            assert passage.version == 1
            assert passage.text in first
            assert passage.text
        assert [version.number for version in article.versions] == [1, 2]
        assert CAPTION in article.article.text


class Gathered:
    """The first article of an archive as it is gathered."""

    def __init__(self, root):
        self.root = root

    def __enter__(self):
        from hashiya.write import Memory

        self.memory = Memory(None, b"").__enter__()
        assert pipeline.gather(Run(self.root, jobs=1), self.memory).errors == 0
        return self.memory.article("first-article")

    def __exit__(self, *_):
        self.memory.__exit__(None, None, None)


def test_words_that_a_page_has_no_more_at_their_place_are_looked_for_in_its_lines(small):
    update(small)
    path = small / ARTICLE
    found = ledger_of(path.read_text("utf-8"))
    passages = tuple(p._replace(id=f"p9{p.id[2:]}", start=p.start + 3, end=p.end + 3) for p in found.passages)
    path.write_text(ledger_text(dataclasses.replace(found, passages=passages)), "utf-8")
    with Gathered(small) as article:
        assert {words_digest(passage.text) for passage in article.published} == {p.sha256 for p in passages}
    lost = (Recorded("p8-0000", 1, 0, 4, "0" * 16),)
    path.write_text(ledger_text(dataclasses.replace(found, passages=lost)), "utf-8")
    assert [(p.code, p.level) for p in pipeline.ledger(Run(small, jobs=1), update=False).problems] == [
        ("H911", "warning")
    ]


def test_a_broken_archive_is_not_recorded(small):
    update(small)
    before = tree(small / "annotations/ledger")
    (small / SEED).write_text("آخر\n\nنص آخر.\n", "utf-8")
    with pytest.raises(pipeline.RefusedError) as refused:
        update(small)
    assert "H904" in {problem.code for problem in refused.value.problems}
    assert tree(small / "annotations/ledger") == before


def test_whatever_is_written_is_yaml_of_the_subset(small):
    update(small, release=("2026-11", "2026-11-28"))
    for path in (small / "annotations/ledger").rglob("*.yml"):
        parse_yaml(path.read_bytes(), path.name)


@given(st.text())
def test_any_headline_comes_back(headline):
    ledger = Ledger(headline, "unknown", "", lists=(("dates/2024", "articles"),))
    assert ledger_of(ledger_text(ledger)) == ledger


VERSION = Version(number=1, path="seeds/a-b.txt", sha256="0" * 64, swhid=f"swh:1:cnt:{'1' * 40}", captured="2024-01-01")
WHOLE = ledger_text(
    Ledger(
        "عنوان",
        "ain",
        "2024",
        (VERSION,),
        (Recorded("p1-0000", 1, 0, 4, "0" * 16),),
        ("x",),
        (("dates/2024", "articles"),),
    )
)


@pytest.mark.parametrize("number", range(len(WHOLE.split("\n"))))
def test_a_line_changed_by_hand_is_told(number):
    lines = WHOLE.split("\n")
    lines[number] = f"{lines[number]}؟"
    with pytest.raises(LedgerError):
        ledger_of("\n".join(lines))


@pytest.mark.parametrize("text", ["", "x", "published:\n", "published: [a]\n", "\ufeff" + ids_text(["a"])])
def test_another_form_of_the_same_is_told(text):
    with pytest.raises(LedgerError):
        ids_of(text)
    with pytest.raises(LedgerError):
        releases_of(text)


def test_one_shell_line_gives_the_sum_of_a_release(small):
    found = update(small, release=("2026-11", "2026-11-28")).release
    line = (
        "find seeds annotations -type f ! -name '.*' ! -path 'annotations/ledger/*' ! -path 'annotations/schema/*'"
        " -exec sha256sum {} + | LC_ALL=C sort | sha256sum"
    )
    done = subprocess.run(line, shell=True, cwd=small, capture_output=True, text=True, check=True)  # noqa: S602
    assert done.stdout.split()[0] == found.sha256
    assert line in (Path(__file__).parent.parent / "docs/publishing.md").read_text("utf-8")
    assert pipeline.check(Run(small, jobs=1)).archive.releases == (found,)
    assert update(small, release=("2026-11", "2026-11-28")).revisions == ()


def test_a_release_never_changes(small):
    update(small, release=("2026-11", "2026-11-28"))
    with pytest.raises(pipeline.RefusedError) as refused:
        update(small, release=("2026-11", "2026-11-29"))
    assert [problem.code for problem in refused.value.problems] == ["H912"]


@pytest.mark.parametrize("options", [["--release", "a"], ["--update", "--release", "a"], ["--update", "--date", "2024-01-01"],
                                     ["--update", "--release", "../a", "--date", "2024-01-01"],
                                     ["--update", "--release", "a", "--date", "2024"]])  # fmt: skip
def test_half_a_release_is_called_wrongly(small, options):
    assert CliRunner().invoke(main, ["ledger", "--root", str(small), *options]).exit_code == 2


def test_an_archive_that_was_never_published_is_as_it_was(small):
    assert problems(small) == []


def test_a_corrected_capture_is_the_text_and_the_old_one_stays_beside_it(small, tmp_path):
    pipeline.build(Run(small, jobs=1))
    given = tmp_path / "again.txt"
    given.write_text((small / SEED).read_text("utf-8").replace("\n\n", f"\n\n{CAPTION}\n\n", 1), "utf-8")
    command = ["add", str(given), "--root", str(small), "--corrects", "first-article"]
    assert CliRunner().invoke(main, command).exit_code == 0
    added = tree(small / "seeds")
    assert CliRunner().invoke(main, command).exit_code == 0
    assert tree(small / "seeds") == added
    pipeline.build(Run(small, jobs=1))
    assert pipeline.verify(Run(small, jobs=1)).problems == ()
    folder = small / "build/site/archive/first-article"
    assert CAPTION in (folder / "index.html").read_text("utf-8")
    for name in ("first-article.txt", "first-article.2.txt"):
        assert (folder / name).read_bytes() == (small / "seeds" / name).read_bytes()
    shutil.rmtree(small / "build/cache")
    before = tree(small / "build/site")
    pipeline.build(Run(small, jobs=1))
    assert tree(small / "build/site") == before


@pytest.mark.parametrize(("article", "code"), [("nothing-like-it", "H820"), ("second-article", "H913")])
def test_what_cannot_be_corrected_is_told(small, tmp_path, article, code):
    stone = small / "annotations/articles/second-article/tombstone.yml"
    stone.write_text("kind: tombstone\nreason: {ar: سبب}\ndate: 2026\nauthor: محرر\n", "utf-8")
    given = tmp_path / "new.txt"
    given.write_text("خبر\n\nنص الخبر.\n", "utf-8")
    before = tree(small / "seeds")
    done = CliRunner().invoke(main, ["add", str(given), "--root", str(small), "--corrects", article])
    assert done.exit_code == 1
    assert code in done.output
    assert tree(small / "seeds") == before
