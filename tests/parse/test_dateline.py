"""A dateline is told from the words that follow it."""

from pathlib import Path

import pytest
import yaml

from hashiya.parse.dateline import dateline

CASES = yaml.safe_load(Path(__file__).with_name("datelines.yml").read_text("utf-8"))


@pytest.mark.parametrize(("lead", "rest"), CASES, ids=[f"{lead}|{rest}" for lead, rest in CASES])
def test_a_dateline_ends_with_its_sign(lead, rest):
    assert (lead + rest)[: dateline(lead + rest)] == lead
