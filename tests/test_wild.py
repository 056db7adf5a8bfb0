"""What occurs in the wild: links, pipes, odd names and odd settings are refused by name; nothing outside is touched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hashiya import pipeline
from hashiya.pipeline import Run
from hashiya.publish import read_back
from tests.conftest import ROOT


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it; one that hangs fails the test."""
    command = [sys.executable, "-m", "hashiya", *map(str, arguments)]
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)


def refused(root: Path, command: str = "build") -> str:
    """What a command says that refuses, told as problems and not as a traceback."""
    done = run(command, "--root", root, "--jobs", 1)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def outside(tmp_path):
    """A folder that is none of the archive's business."""
    folder = tmp_path / "outside"
    (folder / "sub").mkdir(parents=True)
    for name in ("index.md", "precious.txt", "sub/more.txt"):
        (folder / name).write_text("keep")
    yield folder
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.*")) == [
        "index.md",
        "precious.txt",
        "sub/more.txt",
    ]
    assert all(path.read_text() == "keep" for path in folder.rglob("*.*"))


@pytest.mark.parametrize("place", ["docs/archive", "docs/archive/actors", "docs/archive/first-article.md", "build/releases",
                                   "build/cache", "build/cache/fonts", "build", "build/.lock", "docs/archive/.first-article.md.new"])  # fmt: skip
def test_links_out_of_the_archive_are_never_written_through(small, outside, place):
    (small / place).parent.mkdir(parents=True, exist_ok=True)
    target = outside / "precious.txt" if place.endswith((".md", ".lock", ".new")) else outside
    (small / place).symlink_to(target)
    done = run("build", "--root", small, "--jobs", 1)
    assert "Traceback" not in done.stderr
    if not place.endswith(".new"):
        assert done.returncode == 1
        assert any(code in done.stderr for code in ("H504", "H703", "H705"))


@pytest.mark.parametrize("place", ["docs", "seeds", "annotations/actors", "docs/x.md"])
def test_inputs_are_not_read_through_links(small, outside, place):
    if (small / place).is_dir():
        (small / place).rename(small / "moved")
    (small / place).symlink_to(outside if place != "docs/x.md" else outside / "precious.txt")
    assert f"{place}: H504" in refused(small)


@pytest.mark.parametrize(
    "place", ["seeds/pipe.txt", "annotations/actors/pipe.yml", "docs/pipe.md", "docs/archive/first-article.md"]
)
def test_a_pipe_is_refused_and_never_waited_for(small, place):
    (small / place).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(small / place)
    assert place in refused(small)


@pytest.mark.parametrize("place", ["seeds", "annotations", "annotations/articles", "annotations/actors"])
def test_a_file_where_a_folder_should_be_is_told(small, place):
    (small / place).rename(small / "moved")
    (small / place).write_text("x")
    assert "H506" in refused(small, "check")


def test_a_hand_written_file_below_the_generated_folder_is_kept_and_told(small):
    pipeline.build(Run(small, jobs=1))
    (small / "docs" / "archive" / "mine.md").write_text("mine")
    assert "mine.md: H703" in refused(small)
    (small / "docs" / "archive" / "mine.md").rename(small / "docs" / "archive" / "topics" / "index.md")
    assert "H703" in refused(small)
    assert (small / "docs" / "archive" / "topics" / "index.md").read_text() == "mine"


@pytest.mark.parametrize(
    "value", ["2024-99-99", "0b_", "!!int abc", "!!float q", "!!bool q", "!!timestamp q", "9" * 5000]
)
def test_values_in_the_settings_that_are_not_ours_do_not_stop_us(small, value):
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + f"x: {value}\n", "utf-8")
    assert pipeline.check(Run(small, jobs=1)).problems == ()


def test_what_the_engine_refuses_is_told_in_its_words(small):
    settings = small / "mkdocs.yml"
    settings.write_text("site_name: x\ntheme: {name: material}\nplugins: [no-such-plugin]\n", "utf-8")
    assert "no-such-plugin" in refused(small)


def test_pages_of_other_encodings_in_docs_are_carried_along(small):
    (small / "docs" / "old.html").write_bytes(b"<html><head></head><body>\xff</body></html>")
    pipeline.build(Run(small, jobs=1))
    assert b"\xff" in (small / "build" / "site" / "old.html").read_bytes()


@pytest.mark.parametrize("name", [b"\xff.png", b"a\nb.png", b"\x1b[2J.png"])
def test_names_that_do_not_print_are_refused_without_printing_them(small, name):
    Path(os.fsdecode(bytes(small / "docs") + b"/" + name)).write_bytes(b"x")
    told = refused(small)
    assert "H509" in told
    assert "\x1b[2J" not in told


def test_a_terminal_that_knows_no_arabic_gets_an_answer(small):
    done = run("check", "--root", small, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr


def test_dates_before_the_year_1000_have_pages(small):
    path = small / "annotations" / "articles" / "second-article" / "date.yml"
    path.write_text(
        "kind: metadata\ndate: {edtf: 0750-03, basis: text, confidence: certain}\nauthor: x\ncreated: 2025\n"
    )
    pipeline.build(Run(small, jobs=1))
    assert (small / "build" / "site" / "archive" / "dates" / "0750" / "03" / "index.html").is_file()


def test_an_outlets_own_kind_of_furniture_is_named_on_the_page(small):
    path = small / "annotations" / "sources" / "al-sahifa.yml"
    path.write_text(path.read_text("utf-8") + "furniture:\n  - {kind: slogan, starts: [وقال الهادي]}\n", "utf-8")
    pipeline.build(Run(small, jobs=1))
    page = (small / "build" / "site" / "archive" / "first-article" / "index.html").read_text("utf-8")
    assert "slogan" in page


@pytest.mark.parametrize("count", [60, 600])
def test_many_notes_on_the_same_words_are_all_there(small, count):
    folder = small / "annotations" / "articles" / "first-article"
    for number in range(count):
        words = "kind: note\nquote: سالم الهادي\nnote: x\nauthor: x\ncreated: 2025\n"
        (folder / f"many-{number}.yml").write_text(words, "utf-8")
    pipeline.build(Run(small, jobs=1))
    page = (small / "build" / "site" / "archive" / "first-article" / "index.html").read_text("utf-8")
    assert all(page.count(f'id="{kind}-many-{n}"') == 1 for n in range(count) for kind in "mn")


def test_a_note_over_several_lines_has_its_id_and_its_number_once(small):
    (small / "seeds" / "third.txt").write_text("عنوان\n\nأول هنا\nسطر ثان هنا\nسطر ثالث", "utf-8")
    folder = small / "annotations" / "articles" / "third"
    folder.mkdir()
    words = "kind: note\nquote: |\n  أول هنا\n  سطر ثان هنا\n  سطر\nnote: x\nauthor: x\ncreated: 2025\n"
    (folder / "note-01.yml").write_text(words, "utf-8")
    pipeline.build(Run(small, jobs=1))
    page = (small / "build" / "site" / "archive" / "third" / "index.html").read_text("utf-8")
    assert page.count('id="m-note-01"') == page.count('data-n="1"') == 1
    assert page.count('<mark class="h-mark h-mark--note"') == 4  # one of them in the legend


def test_verify_tells_what_it_cannot_read(small):
    pipeline.build(Run(small, jobs=1))
    site = small / "build" / "site"
    (small / "seeds" / "first-article.txt").unlink()
    os.mkfifo(site / "archive" / "pipe")
    told = refused(small, "verify")
    assert "archive/first-article/: H708" in told
    assert "archive/pipe: H711" in told
    (small / "seeds" / "first-article.txt").symlink_to("/dev/zero")
    assert [problem.code for problem in read_back(site, small, "first-article")] == ["H702"]


def test_cleaning_up_after_the_switch_never_fails_a_build(small):
    pipeline.build(Run(small, jobs=1))
    (small / "build" / "releases" / "not-a-release").mkdir()
    (small / "build" / "releases" / "x").symlink_to("/none")
    pipeline.build(Run(small, jobs=1))
    pipeline.build(Run(small, jobs=1))
    assert (small / "build" / "releases" / "not-a-release").is_dir()


@pytest.mark.parametrize(
    ("one", "other"),
    [("About.md", "about.md"), ("e\u0301.md", "\u00e9.md"), ("أ.md", "ا\u0654.md"), ("sub/X.svg", "sub/x.svg"), ("Archive/x.md", "")],
)  # fmt: skip
def test_two_names_that_another_disk_takes_for_one_are_refused_by_name(small, one, other):
    for name in filter(None, (one, other)):
        path = small / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# x\n", "utf-8")
    words = refused(small, "check")
    assert "H511" in words
    assert any(Path(name).parts[0] in words for name in (one, other) if name)


def test_seeds_and_annotations_that_may_not_be_written_are_built(small):
    inputs = [path for top in ("seeds", "annotations") for path in (small / top).rglob("*")]
    for path in inputs:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        pipeline.build(Run(small, jobs=1))
        (small / "docs" / "index.md").write_text("# y\n", "utf-8")
        pipeline.build(Run(small, jobs=1))
    finally:
        for path in inputs:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert pipeline.verify(Run(small, jobs=1)).problems == ()


ORPHANED = """
import os, signal, time
from hashiya.pipeline import parallel

def work(item):
    time.sleep(60)

if not os.fork():
    time.sleep(1)
    os.kill(os.getppid(), signal.SIGKILL)
    os._exit(0)
parallel.WORTH_PROCESSES = 2
list(parallel.in_parallel(work, [1, 2, 3, 4], 2))
"""


def test_the_processes_of_a_killed_build_end():
    process = subprocess.Popen([sys.executable, "-c", ORPHANED], cwd=ROOT, stdout=subprocess.PIPE)
    # Every process holds the pipe: it is read to its end when the last one is gone.
    assert process.communicate(timeout=20) == (b"", None)
    assert process.returncode == -9
