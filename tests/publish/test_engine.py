"""What the engine built is used again as long as nothing that it reads has changed."""

import pytest

from hashiya import pipeline
from hashiya.pipeline import RefusedError, Run
from hashiya.publish import engine
from tests.publish.test_switch import tree


@pytest.fixture
def built(small):
    pipeline.build(Run(small, jobs=1))
    return small


@pytest.fixture
def no_engine(built, monkeypatch):
    """From now on, after a first build, the engine refuses to be called."""
    assert built

    def called(*_: object, **__: object) -> None:
        raise engine.EngineFailedError("called")

    monkeypatch.setattr(engine, "_run", called)


@pytest.mark.usefixtures("no_engine")
def test_a_changed_note_calls_no_engine_and_gives_the_bytes_of_a_build_from_nothing(built, monkeypatch):
    path = built / "annotations" / "articles" / "first-article" / "note-01.yml"
    path.write_text(path.read_text("utf-8").replace("حاشية", "ملاحظة"), "utf-8")
    pipeline.build(Run(built, jobs=1))
    found = tree(built / "build" / "site")
    monkeypatch.undo()
    for folder in ("cache", "releases"):
        (built / "build" / folder).rename(built / "build" / f"old-{folder}")
    pipeline.build(Run(built, jobs=1))
    assert tree(built / "build" / "site") == found


CHANGES = {
    "a hand-written page": ("docs/index.md", "# آخر\n"),
    "a new page": ("docs/new.md", "# جديد\n"),
    "a picture": ("docs/picture.svg", "<svg/>"),
    "the settings": ("mkdocs.yml", "site_name: y\ntheme: {name: material, language: ar, font: false}\n"),
}


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("case", CHANGES)
def test_a_change_to_what_it_reads_calls_the_engine(built, case):
    path, words = CHANGES[case]
    (built / path).write_text(words, "utf-8")
    with pytest.raises(RefusedError):
        pipeline.build(Run(built, jobs=1))


@pytest.mark.parametrize(
    "words", ["plugins: [search, tags]", "extra: {x: !ENV HOME}", "markdown_extensions: [pymdownx.b64]"]
)
def test_settings_that_let_it_read_more_are_never_remembered(small, words):
    settings = small / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        "\n".join(line for line in text.split("\n") if not line.startswith("plugins")) + words + "\n", "utf-8"
    )
    pipeline.build(Run(small, jobs=1))
    assert not (small / "build" / "cache" / "engine").exists()
