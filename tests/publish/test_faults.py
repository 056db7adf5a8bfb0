"""A build that is killed or refused at any file operation leaves the old site or the new one, whole."""

import os
import shutil

import pytest

from hashiya import pipeline
from hashiya.pipeline import Run
from tests.publish.faults import build_with, full_disk, kill, refused
from tests.publish.test_switch import tree

SHARDS = 4
# Every sixth file operation, by turns of four faults; HASHIYA_FAULTS=all stops builds at each.
EVERY = 1 if os.environ.get("HASHIYA_FAULTS") == "all" else 6
FIRST = 2 if EVERY == 1 else 150
NOTE = "annotations/articles/first-article/note-01.yml"
CHECKED_EVERY = 9
FAULTS = (kill, full_disk, kill, refused)


def toggle(root) -> None:
    """Change one note: between two archives whose sites are known."""
    path = root / NOTE
    words = path.read_text("utf-8")
    path.write_text(words.replace("حاشية", "ملاحظة") if "حاشية" in words else words.replace("ملاحظة", "حاشية"), "utf-8")


def without_data(root) -> None:
    """Every file of the data is a file operation in every build: one case has them."""
    settings = root / "mkdocs.yml"
    words = settings.read_text("utf-8")
    assert "languages: [ar]" in words
    settings.write_text(words.replace("languages: [ar]", "languages: [ar], data: false"), "utf-8")


def two_sites(root):
    """The archive built twice, with and without a change; the sites by turns."""
    pipeline.build(Run(root, jobs=1))
    one = tree(root / "build" / "site")
    toggle(root)
    pipeline.build(Run(root, jobs=1))
    return [tree(root / "build" / "site"), one]


@pytest.mark.parametrize("shard", range(SHARDS))
def test_at_file_operations_of_a_build_after_a_change(small, shard):
    without_data(small)
    old, new = two_sites(small)
    assert old != new
    toggle(small)
    at, reached = shard * EVERY + 1, True
    while reached:
        turn = at // (SHARDS * EVERY)
        fault = FAULTS[turn % len(FAULTS)]
        status, reached = build_with(small, at, fault)
        assert status in ((9,) if fault is kill else (0, 1)) or not reached, at
        found = tree(small / "build" / "site")
        assert found in (old, new), at
        if turn % CHECKED_EVERY == 0:
            pipeline.build(Run(small, jobs=1))
            found = tree(small / "build" / "site")
            assert found == new, at
            assert list((small / "build").glob("staging-*")) == []
        if found == new:
            toggle(small)
            old, new = new, old
        at += SHARDS * EVERY
    assert at > 120


@pytest.mark.parametrize("shard", range(2))
def test_at_many_file_operations_of_a_first_build(small, shard):
    without_data(small)
    pipeline.build(Run(small, jobs=1))
    whole = tree(small / "build" / "site")
    at, reached = shard * FIRST // 2 + 1, True
    while reached:
        shutil.rmtree(small / "build")
        shutil.rmtree(small / "docs" / "archive", ignore_errors=True)
        _, reached = build_with(small, at, kill)
        site = small / "build" / "site"
        assert not site.exists() or tree(site) == whole, at
        pipeline.build(Run(small, jobs=1))
        assert tree(site) == whole, at
        at += FIRST
    assert at > 300


def test_at_some_file_operations_of_a_build_with_data_also_where_only_their_own_process_is_killed(small):
    old, new = two_sites(small)
    assert old != new
    toggle(small)
    at, reached = 5, True
    while reached:
        status, reached = build_with(small, at, kill)
        assert status in (9, 1) or not reached, at
        found = tree(small / "build" / "site")
        assert found in (old, new), at
        if found == new:
            toggle(small)
            old, new = new, old
        at += 42
    assert at > 120
