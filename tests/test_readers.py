"""What readers ask of each kind of page is asked of pages that are there."""

from urllib.parse import urlsplit

import pytest
import yaml

from tests.conftest import ROOT

KINDS = yaml.safe_load((ROOT / "tests" / "readers" / "questions.yml").read_text("utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_has_five_questions_and_a_page_to_ask_them_of(site, kind):
    assert len(KINDS[kind]["ask"]) == 5
    assert (site / urlsplit(KINDS[kind]["path"]).path.strip("/") / "index.html").is_file()
