"""Each rule refuses its bad case with one first message at the right place.

A case is a folder `cases/CODE-what/`: files laid over the small archive, and `expected`, whose first line is the
place and code of the first problem. `remove` lists files to take away. To add a case, add a folder.
"""

import re
import shutil
from pathlib import Path

import pytest

from hashiya import pipeline
from hashiya.checks import AMONG_CHECKS, ARCHIVE_CHECKS, ARTICLE_CHECKS
from hashiya.messages import tell
from hashiya.pipeline import Run

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def test_the_archive_under_all_cases_is_good(small):
    assert pipeline.check(Run(small, jobs=1)).problems == ()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_first_problem_is_told_at_its_place(case, small):
    shutil.copytree(case, small, dirs_exist_ok=True)
    for path in (case / "remove").read_text("utf-8").split() if (case / "remove").exists() else ():
        (small / path).unlink()
    first, *rest = (case / "expected").read_text("utf-8").splitlines()
    problems = [tell(problem) for problem in pipeline.check(Run(small, jobs=1)).problems]
    assert problems
    assert f"{problems[0].place}: {problems[0].code}" == first
    for words in rest:
        assert words in "\n".join((problems[0].ar, problems[0].en, problems[0].mend_ar, problems[0].mend_en))


def test_every_rule_says_its_codes_and_has_cases():
    covered = {case.name.partition("-")[0] for case in CASES}
    for rule in (*ARTICLE_CHECKS, *ARCHIVE_CHECKS, *AMONG_CHECKS):
        codes = re.findall(r"H\d{3}", (rule.__doc__ or "").partition(":")[0])
        assert codes, rule
        assert set(codes) <= covered, rule
