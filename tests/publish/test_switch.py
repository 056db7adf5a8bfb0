"""Old or new, never half."""

from hashlib import sha256
from pathlib import Path

import pytest

from hashiya import pipeline
from hashiya.model import NotOursError
from hashiya.pipeline import RefusedError, Run
from hashiya.publish import BusyError, Workshop


def tree(site: Path) -> dict[str, bytes]:
    real = site.resolve()
    return {path.relative_to(real).as_posix(): path.read_bytes() for path in real.rglob("*") if path.is_file()}


def release(workshop: Workshop, words: str) -> None:
    made = workshop.stage / "made"
    made.mkdir()
    (made / "index.html").write_text(words)
    workshop.switch(made, sha256(words.encode()).hexdigest()[:16])


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path):
    site = tmp_path / "build" / "site"
    for words in ("one", "two", "two", "three"):
        with Workshop(tmp_path) as workshop:
            release(workshop, words)
        assert (site / "index.html").read_text() == words
    assert len(list((tmp_path / "build" / "releases").iterdir())) == 2
    assert list((tmp_path / "build").glob("staging-*")) == []


def test_the_same_content_is_put_in_place_anew(tmp_path):
    with Workshop(tmp_path) as workshop:
        release(workshop, "one")
    (tmp_path / "build" / "site" / "index.html").write_text("spoilt")
    with Workshop(tmp_path) as workshop:
        release(workshop, "one")
    assert (tmp_path / "build" / "site" / "index.html").read_text() == "one"


def test_two_builds_at_once_one_refuses(tmp_path):
    with Workshop(tmp_path), pytest.raises(BusyError), Workshop(tmp_path):
        pass


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path):
    (tmp_path / "build" / "site").mkdir(parents=True)
    (tmp_path / "build" / "site" / "mine.txt").write_text("mine")
    with pytest.raises(NotOursError), Workshop(tmp_path):
        pass
    assert (tmp_path / "build" / "site" / "mine.txt").read_text() == "mine"


BROKEN = {
    "broken annotation": ("annotations/articles/first-article/claim-01.yml", "kind: [claim\n"),
    "broken settings": ("mkdocs.yml", "site_name: [x\n"),
    "lost words": ("annotations/articles/first-article/note-01.yml", "kind: note\nquote: لا\nnote: x\nauthor: x\ncreated: 2024\n"),
    "an engine that refuses": ("mkdocs.yml", "site_name: x\ntheme: {name: material}\nplugins: [no-such-plugin]\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_wrong_input_leaves_the_old_site(small, case):
    pipeline.build(Run(small, jobs=1))
    before = tree(small / "build" / "site")
    path, words = BROKEN[case]
    (small / path).write_text(words, "utf-8")
    with pytest.raises(RefusedError) as refused:
        pipeline.build(Run(small, jobs=1))
    assert all(problem.path == path for problem in refused.value.problems)
    assert tree(small / "build" / "site") == before
    assert list((small / "build").glob("staging-*")) == []
