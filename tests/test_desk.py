"""What an archivist changes in contributed files is changed everywhere or nowhere, and nothing a person wrote is lost."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from hashiya import pipeline
from hashiya.cli import main
from hashiya.pipeline import RefusedError, Run
from hashiya.read import read_archive
from tests.conftest import ROOT, copy_archive
from tests.publish.test_switch import tree

CLAIM = "annotations/articles/first-article/claim-01.yml"
ACTORS = "annotations/actors"
OTHER = """\
# مكتوب باليد
name: {ar: سليم هادي, en: Salim Hadi}   # اسم آخر
type: person
wikidata: Q1
note: {ar: وزير سابق.}
forms:
  - form: سليم هادي
  - form: هادي
    kind: short
"""


@pytest.fixture
def desk(small):
    """The small archive with a second actor, who speaks beside the first one, and a topic below another."""
    (small / ACTORS / "hadi.yml").write_text(OTHER, "utf-8")
    claim = small / CLAIM
    claim.write_text(claim.read_text("utf-8").replace("[salim-al-hadi]", "[salim-al-hadi, hadi]  # كلاهما"), "utf-8")
    return small


def run(root):
    return Run(root, jobs=1)


def codes(call, *arguments, **options):
    with pytest.raises(RefusedError) as refused:
        call(*arguments, **options)
    return [problem.code for problem in refused.value.problems]


def inputs(root):
    return {path: content for path, content in tree(root).items() if not path.startswith("build")}


# ---- reviews and withdrawals -----------------------------------------------------------------------------------


def test_a_review_adds_one_line_and_nothing_else(small):
    before = (small / CLAIM).read_text("utf-8")
    pipeline.review(run(small), ("first-article/claim-01", "relations/corroborates"), "سعد")
    assert (small / CLAIM).read_text("utf-8") == before + "reviewed_by: سعد\n"
    assert read_archive(small)[0].relations[0].value.reviewed_by == "سعد"
    assert pipeline.check(run(small)).problems == ()
    pipeline.review(run(small), (CLAIM,), "سعد", undo=True)
    assert (small / CLAIM).read_text("utf-8") == before


def test_a_review_that_stands_is_left_as_it_is(small):
    pipeline.review(run(small), ("first-article/claim-01",), "سعد")
    (again,) = pipeline.review(run(small), ("first-article/claim-01",), "سعد")
    assert again.before == again.after
    assert codes(pipeline.review, run(small), ("first-article/claim-01",), "ليلى") == ["H811"]
    assert codes(pipeline.review, run(small), ("first-article/claim-01",), "ليلى", undo=True) == ["H812"]


@pytest.mark.parametrize(
    ("one", "by", "code"),
    [
        ("first-article/claim-01", "محرر", "H402"),
        ("first-article/claim-99", "سعد", "H810"),
        ("no-article/claim-01", "سعد", "H810"),
        ("relations/../actors/salim-al-hadi", "سعد", "H810"),
        ("actors/salim-al-hadi", "سعد", "H810"),
    ],
)
def test_no_review_is_written_where_one_of_several_is_refused(small, one, by, code):
    before = inputs(small)
    assert codes(pipeline.review, run(small), ("first-article/date", one), by)[-1] == code
    assert inputs(small) == before


def test_what_is_broken_is_not_reviewed(small):
    quote = "أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025"
    (small / CLAIM).write_text((small / CLAIM).read_text("utf-8").replace(quote, "كلمات ليست في المقال"), "utf-8")
    before = inputs(small)
    found = codes(pipeline.review, run(small), ("first-article/claim-01",), "سعد")
    assert len(found) == 1
    assert found[0].startswith("H30")
    assert inputs(small) == before
    pipeline.review(run(small), ("first-article/date",), "سعد")


def test_only_its_author_withdraws_a_note_and_can_let_it_stand_again(small):
    before = (small / CLAIM).read_text("utf-8")
    assert codes(pipeline.withdraw, run(small), ("first-article/claim-01",), "سعد") == ["H813"]
    assert codes(pipeline.withdraw, run(small), ("first-article/date",), "محرر") == ["H814"]
    pipeline.withdraw(run(small), ("first-article/claim-01",), "محرر")
    assert (small / CLAIM).read_text("utf-8") == before + "status: withdrawn\n"
    pipeline.withdraw(run(small), ("first-article/claim-01",), "محرر", undo=True)
    assert (small / CLAIM).read_text("utf-8") == before


def test_a_name_is_needed_and_is_told_in_words(small):
    asked = CliRunner().invoke
    assert asked(main, ["review", "first-article/claim-01", "--by", " ", "--root", str(small)]).exit_code == 2
    done = asked(main, ["review", "first-article/claim-01", "--by", "سعد", "--root", str(small)])
    assert (done.exit_code, f"{CLAIM}: راجعها سعد" in done.output) == (0, True)


# ---- ids -------------------------------------------------------------------------------------------------------


def test_a_renamed_actor_is_renamed_in_every_file_and_the_old_id_leads_there(desk):
    text = (desk / ACTORS / "hadi.yml").read_text("utf-8")
    pipeline.rename(run(desk), "actors/hadi", "actors/salim-hadi")
    assert (desk / ACTORS / "salim-hadi.yml").read_text("utf-8") == text
    assert "speakers: [salim-al-hadi, salim-hadi]  # كلاهما" in (desk / CLAIM).read_text("utf-8")
    assert "moved_to: salim-hadi" in (desk / ACTORS / "hadi.yml").read_text("utf-8")
    assert pipeline.check(run(desk)).problems == ()
    assert read_archive(desk)[0].moves == {("actors", "hadi"): "salim-hadi"}


def test_nothing_but_the_references_changes_in_the_real_archive(tmp_path):
    root = copy_archive(ROOT, tmp_path / "real")
    for kind, old, new in (("actors", "usa", "united-states"), ("questions", "us-troops-in-iraq", "how-many-of-them")):
        before = inputs(root)
        pipeline.rename(run(root), f"{kind}/{old}", f"{kind}/{new}")
        after = inputs(root)
        assert after.pop(f"annotations/{kind}/{new}.yml") == before[f"annotations/{kind}/{old}.yml"]
        for path, content in after.items():
            if path != f"annotations/{kind}/{old}.yml":
                assert content.replace(new.encode(), old.encode()) == before[path]
    assert pipeline.check(run(root)).problems == ()


def test_a_merged_actor_gives_its_forms_and_notes_and_what_is_left_is_told(desk):
    into = (desk / ACTORS / "salim-al-hadi.yml").read_text("utf-8")
    moving = pipeline.merge(run(desk), "actors/hadi", "actors/salim-al-hadi")
    found = read_archive(desk)[0].actors["salim-al-hadi"].value
    assert {"سليم هادي", "هادي"} <= {form.form for form in found.forms}
    assert (found.note.ar, found.wikidata) == ("وزير سابق.", "Q1")
    assert moving.left == ("name: سليم هادي / Salim Hadi",)
    assert all(line in (desk / ACTORS / "salim-al-hadi.yml").read_text("utf-8") for line in into.splitlines())
    old = (desk / ACTORS / "hadi.yml").read_text("utf-8")
    assert all(f"# {line}" in old for line in OTHER.splitlines())
    assert "speakers: [salim-al-hadi]  # كلاهما" in (desk / CLAIM).read_text("utf-8")
    assert pipeline.check(run(desk)).problems == ()


def test_a_merged_topic_becomes_another_name_of_the_other(small):
    topics = read_archive(small)[0].topics
    label = topics["talks"].value.label.ar
    pipeline.merge(run(small), "topics/talks", "topics/withdrawal")
    found = read_archive(small)[0].topics
    assert label in found["withdrawal"].value.alt
    assert found["withdrawal"].value.broader in (None, topics["withdrawal"].value.broader)
    assert pipeline.check(run(small)).problems == ()


def test_a_dry_run_shows_all_and_writes_nothing(desk):
    before = inputs(desk)
    done = CliRunner().invoke(main, ["merge", "actors/hadi", "actors/salim-al-hadi", "--dry-run", "--root", str(desk)])
    assert done.exit_code == 0
    assert f"+++ {CLAIM}" in done.output
    assert inputs(desk) == before


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("actors/hadi", "actors/salim-al-hadi", "H817"),
        ("actors/nobody", "actors/somebody", "H816"),
        ("actors/hadi", "topics/hadi", "H818"),
        ("actors/hadi", "actors/Hadi", "H206"),
        ("actors/hadi", "actors/../x", "H206"),
        ("articles/first-article", "articles/x", "H818"),
        ("actors/hadi", "actors/hadi", "H818"),
    ],
)
def test_a_move_that_cannot_be_made_changes_nothing(desk, old, new, code):
    before = inputs(desk)
    assert codes(pipeline.rename, run(desk), old, new) == [code]
    assert inputs(desk) == before


def test_an_id_is_never_used_again_for_something_else_but_may_come_back(desk):
    pipeline.rename(run(desk), "actors/hadi", "actors/one")
    assert codes(pipeline.rename, run(desk), "actors/salim-al-hadi", "actors/hadi") == ["H817"]
    pipeline.rename(run(desk), "actors/one", "actors/hadi")
    assert (desk / ACTORS / "hadi.yml").read_text("utf-8") == OTHER
    assert read_archive(desk)[0].moves == {("actors", "one"): "hadi"}


def test_nothing_moves_while_a_file_cannot_be_read(desk):
    (desk / "annotations/articles/second-article/claim-01.yml").write_text("kind: [", "utf-8")
    before = inputs(desk)
    assert codes(pipeline.rename, run(desk), "actors/hadi", "actors/x") == ["H123"]
    assert inputs(desk) == before


def test_questions_of_different_types_are_not_joined(small):
    (small / "annotations/questions/many.yml").write_text("text: {ar: كم؟}\nvalue_type: quantity\n", "utf-8")
    assert codes(pipeline.merge, run(small), "questions/many", "questions/when") == ["H819"]


def test_chains_lead_to_their_end_and_circles_are_refused(desk):
    pipeline.rename(run(desk), "actors/hadi", "actors/two")
    pipeline.rename(run(desk), "actors/two", "actors/three")
    assert set(read_archive(desk)[0].moves.values()) == {"three"}
    claim = desk / CLAIM
    claim.write_text(claim.read_text("utf-8").replace(", three]", ", hadi]"), "utf-8")
    (problem,) = pipeline.check(run(desk)).problems
    assert (problem.code, problem.level, problem.mends[0].at, problem.mends[0].value) == (
        "H420", "warning", "speakers.1", "three")  # fmt: skip
    (desk / ACTORS / "three.yml").write_text("moved_to: hadi\n", "utf-8")
    assert {p.code for p in pipeline.check(run(desk)).problems} >= {"H421"}


STOP = """
import sys, os
from pathlib import Path
from hashiya import pipeline
count = int(sys.argv[2])
def stop(self, target, real=Path.replace):
    global count
    count -= 1
    if count < 0:
        os._exit(9)
    return real(self, target)
Path.replace = stop
pipeline.{command}(pipeline.Run(Path(sys.argv[1]), jobs=1), "actors/hadi", "actors/{new}")
"""


@pytest.mark.parametrize(("command", "new"), [("rename", "salim-hadi"), ("merge", "salim-al-hadi")])
def test_a_move_that_was_killed_is_completed_by_the_same_command(desk, tmp_path, command, new):
    whole = copy_archive(desk, tmp_path / "whole")
    getattr(pipeline, command)(run(whole), "actors/hadi", f"actors/{new}")
    for steps in range(4):
        root = copy_archive(desk, tmp_path / f"killed-{steps}")
        script = STOP.format(command=command, new=new)
        done = subprocess.run([sys.executable, "-c", script, root, str(steps)], capture_output=True)
        assert done.returncode in (0, 9)
        assert pipeline.check(run(root)).errors == 0
        getattr(pipeline, command)(run(root), "actors/hadi", f"actors/{new}")
        assert inputs(root) == inputs(whole)


def test_a_full_disk_leaves_everything_as_it_was(desk, monkeypatch):
    before = inputs(desk)

    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert codes(pipeline.rename, run(desk), "actors/hadi", "actors/x") == ["H705"]
    assert inputs(desk) == before
