"""`hashiya quote` and `hashiya propose`: ready files, printed or written, that pass the check as they are."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hashiya import pipeline
from hashiya.cli import main
from hashiya.pipeline import Run
from tests.conftest import ROOT, copy_archive

TEXT = """عنوان الخبر

قال الوزير إن الموعد نهائي. ثم قال إن هذا الموعد بعيد.

وقال سالم الهادي إن القوات ستغادر. وأعلن مسؤول كبير أن المحادثات انتهت، وأكد زياد العمري أنه لم يحضر.
"""


@pytest.fixture
def archive(small: Path) -> Path:
    (small / "seeds" / "third.txt").write_text(TEXT, "utf-8")
    return small


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(root)])


def test_a_quotation_is_printed_as_a_file_that_passes_the_check(archive):
    done = run(
        archive, "quote", "third", "إن الموعد نهائي", "--note", "ملاحظة", "--author", "Layla", "--created", "2026-11-21"
    )
    assert done.exit_code == 0
    path = archive / done.stderr.split()[2]
    assert path.parent == archive / "annotations/articles/third"
    assert path.name.startswith("note-layla-20261121-")
    path.parent.mkdir(parents=True)
    path.write_text(done.stdout, "utf-8")
    assert "prefix" not in done.stdout
    assert pipeline.check(Run(archive)).problems == ()


def test_what_is_still_to_be_filled_in_is_told_and_the_check_tells_it_too(archive):
    done = run(archive, "quote", "third", "الوزير")
    assert "note، author" in done.stderr
    (archive / "annotations/articles/third").mkdir(parents=True)
    (archive / "annotations/articles/third/x.yml").write_text(done.stdout, "utf-8")
    assert [p.code for p in pipeline.check(Run(archive)).problems] == ["H207", "H207"]


def test_words_that_stand_twice_are_listed_with_the_option_that_chooses_each(archive):
    done = run(archive, "quote", "third", "الموعد", "--note", "ن", "--author", "ل")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "seeds/third.txt:3:15: H821 توجد هذه الكلمات في أكثر من موضع (2)" in done.stderr
    assert "If you mean this one, add: --after 'هذا'" in done.stderr
    chosen = run(archive, "quote", "third", "الموعد", "--after", "هذا", "--note", "ن", "--author", "ل")
    assert chosen.exit_code == 0
    assert "prefix: |\n  هذا\n" in chosen.stdout


def test_words_beside_which_others_stand_lead_to_the_places_of_the_words_alone(archive):
    done = run(archive, "quote", "third", "الموعد", "--after", "السفير")
    assert done.exit_code == 1
    assert done.stderr.count("H821") == 2


def test_words_that_are_not_there_are_told_with_the_nearest(archive):
    done = run(archive, "quote", "third", "قال الوزيرة إن الموعد نهائي")
    assert done.exit_code == 1
    assert "H824" in done.stderr
    assert "قال الوزير إن الموعد نهائي" in done.stderr


def test_another_spelling_is_quoted_as_the_article_prints_it(archive):
    done = run(archive, "quote", "third", "ان الموعد نهائى")
    assert "quote: |\n  إن الموعد نهائي\n" in done.stdout


def test_an_article_that_is_not_there_is_told_with_one_like_it(archive):
    done = run(archive, "quote", "thrid", "الوزير")
    assert done.exit_code == 1
    assert "H820" in done.stderr
    assert "third" in done.stderr


def test_a_claim_names_its_speakers(archive):
    done = run(
        archive, "quote", "third", "الموعد نهائي", "--kind", "claim", "--speaker", "salim-al-hadi", "--author", "ل"
    )
    assert "speakers: [salim-al-hadi]\nform: indirect\n" in done.stdout
    assert "note" not in done.stderr.replace("note-", "")


def test_the_forge_takes_the_very_file_where_there_is_one(archive):
    config = archive / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "repo_url: https://codeberg.org/o/r\n", "utf-8")
    done = run(archive, "quote", "third", "الوزير", "--note", "ن", "--author", "ل")
    assert "https://codeberg.org/o/r/_new/main?filename=annotations%2Farticles%2Fthird%2Fnote-" in done.stderr


def test_a_day_that_is_none_is_a_wrong_call(archive):
    assert run(archive, "quote", "third", "الوزير", "--created", "أمس").exit_code == 2


def test_proposed_claims_are_printed_and_speakers_without_a_file_told(archive):
    done = run(archive, "propose", "third", "--author", "ليلى", "--created", "2026-11-21")
    assert done.exit_code == 0
    assert "speakers: [salim-al-hadi]" in done.stdout
    assert "H822" in done.stderr
    assert "زياد العمري" in done.stderr


def test_written_proposals_pass_the_check_and_are_not_proposed_again(archive):
    before = {path: path.read_bytes() for path in (archive / "annotations").rglob("*.yml")}
    done = run(archive, "propose", "--all", "--author", "ليلى", "--created", "2026-11-21", "--write")
    written = done.stdout.split()
    assert written
    assert all((archive / path).is_file() for path in written)
    assert {path: path.read_bytes() for path in before} == before
    assert pipeline.check(Run(archive)).problems == ()
    assert run(archive, "propose", "--all", "--author", "ليلى", "--write").stdout == ""


def test_proposals_are_written_below_another_folder_and_never_over_anything(archive, tmp_path):
    arguments = ("propose", "third", "--author", "ليلى", "--created", "2026-11-21", "--write", str(tmp_path / "out"))
    written = run(archive, *arguments).stdout.split()
    first = tmp_path / "out" / written[0]
    first.write_text("mine", "utf-8")
    again = run(archive, *arguments).stdout.split()
    assert first.read_text("utf-8") == "mine"
    assert again[0] == written[0].replace(".yml", "-2.yml")
    assert again[1:] == written[1:]


def test_nothing_is_written_through_a_link(archive, tmp_path):
    (archive / "annotations/articles/third").symlink_to(tmp_path)
    done = run(archive, "propose", "third", "--author", "ليلى", "--write")
    assert done.exit_code == 1
    assert list(tmp_path.glob("*.yml")) == []


def test_all_proposals_of_the_real_archive_without_its_claims_pass_the_check(tmp_path):
    root = copy_archive(ROOT, tmp_path / "real")
    for path in (root / "annotations/articles").glob("*/claim-*.yml"):
        path.unlink()
    for path in (root / "annotations/relations").iterdir():
        path.unlink()
    assert run(root, "propose", "--all", "--author", "ليلى", "--write", "--jobs", "1").stdout.count(".yml") > 20
    assert [p for p in pipeline.check(Run(root, jobs=1)).problems if p.level == "error"] == []
