"""Each rule refuses its bad case with one first message at the right place, and passes it once it is mended.

A case is a folder `cases/CODE-what/`: files laid over the small archive, and `expected`, whose first line is the
place and code of the first problem, and whose others are words of its message. `remove` lists files to take away.
What a problem proposes is written into the file; where only a person can say, `mended` holds what one would write
(and `remove` in it what one would take away). To add a case, add a folder. `good/` holds neighbours of the bad cases.
"""

import re
import shutil
from pathlib import Path

import pytest

from hashiya import pipeline
from hashiya.checks import AMONG_CHECKS, ARCHIVE_CHECKS, ARTICLE_CHECKS
from hashiya.messages import tell
from hashiya.pipeline import Run
from tests.checks.mending import mend

CASES = sorted((Path(__file__).parent / "cases").iterdir())
GOOD = sorted((Path(__file__).parent / "good").iterdir())
MOST_ROUNDS = 3


def lay(case: Path, root: Path) -> None:
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("mended", "expected", "remove"))
    for path in (case / "remove").read_text("utf-8").splitlines() if (case / "remove").exists() else ():
        (root / path).unlink()
        if not any((root / path).parent.iterdir()):
            (root / path).parent.rmdir()


def problems_of(root: Path):
    return pipeline.check(Run(root, jobs=1)).problems


def test_the_archive_under_all_cases_is_good(small):
    assert problems_of(small) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_first_problem_is_told_at_its_place(case, small):
    lay(case, small)
    first, *rest = (case / "expected").read_text("utf-8").splitlines()
    problems = [tell(problem) for problem in problems_of(small)]
    assert problems
    assert f"{problems[0].place}: {problems[0].code}" == first
    assert case.name.startswith(problems[0].code)
    for words in rest:
        assert words in "\n".join((problems[0].ar, problems[0].en, problems[0].mend_ar, problems[0].mend_en))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_what_is_proposed_mends_it(case, small):
    lay(case, small)
    if (case / "mended").exists():
        lay(case / "mended", small)
    else:
        rounds = 0
        while (problems := problems_of(small)) and mend(small, problems) and rounds < MOST_ROUNDS:
            rounds += 1
    assert [tell(problem) for problem in problems_of(small)] == []


@pytest.mark.parametrize("case", GOOD, ids=lambda path: path.name)
def test_what_is_like_a_bad_case_but_good_passes(case, small):
    lay(case, small)
    assert [tell(problem) for problem in problems_of(small)] == []


def test_every_rule_says_its_codes_and_has_cases():
    covered = {case.name.partition("-")[0] for case in CASES}
    for rule in (*ARTICLE_CHECKS, *ARCHIVE_CHECKS, *AMONG_CHECKS):
        codes = re.findall(r"H\d{3}", (rule.__doc__ or "").partition(":")[0])
        assert codes, rule
        assert set(codes) <= covered, rule


def test_a_folder_of_more_files_than_are_read_is_told_as_one_problem(small, monkeypatch):
    monkeypatch.setattr("hashiya.read.archive.MOST_ANNOTATIONS", 2)
    first, *_ = problems_of(small)
    assert (first.code, first.path) == ("H518", "annotations/articles/first-article")
