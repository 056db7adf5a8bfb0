"""`hashiya add`: every captured byte comes in once, nothing is overwritten, and a run may end anywhere."""

import hashlib
import json
import os
import random
from pathlib import Path
from tempfile import mkdtemp

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from hashiya import pipeline
from hashiya.cli import main
from hashiya.model import Capture, Double, Problem, Progress, Recurring
from hashiya.pipeline import RefusedError, Run
from hashiya.read import read_material, safe_yaml
from hashiya.read.decode import decode
from hashiya.shingles import Similar
from hashiya.write import SeedFolder, capture_text
from tests.growth import assert_linear
from tests.publish.faults import fail_at, full_disk, kill, refused
from tests.read.captures import DATE, Warc, zipped
from tests.read.test_records import special

TEXT = "عنوان الخبر الأول\n\nقالت بلدية المدينة إن الجسر الجديد سيُفتح أمام السيارات صباح الأحد المقبل.\n"
PAGE = "<html><head><meta charset=utf-8></head><body><h1>عنوان</h1><p>افتتح المعرض أبوابه.</p></body></html>"


def add(root, *paths, tool=""):
    """What adding tells, apart from its progress."""
    told = pipeline.add(Run(root, jobs=1), paths, tool)
    return [item for item in told if not isinstance(item, Progress)]


def seeds(root):
    return {path.name: path.read_bytes() for path in sorted((root / "seeds").iterdir())}


def sidecars(root):
    return [yaml.safe_load(raw) for name, raw in seeds(root).items() if name.endswith(".yml")]


def sentences(seed, n=40):
    chosen = random.Random(seed)  # noqa: S311
    letters = "ابتثجحدرسشعفقكلمنهوي"
    return " ".join("".join(chosen.choices(letters, k=chosen.randint(3, 7))) for _ in range(n))


def test_bytes_come_in_as_they_are_with_a_file_that_tells_of_their_capture(small, tmp_path):
    before = seeds(small)
    raws = {"a.txt": TEXT.encode(), "b.html": PAGE.encode(), "c.txt": TEXT.replace("الأول", "الثاني").encode("utf-16")}
    raws["d.txt"] = TEXT.replace("ُ", "").encode("windows-1256")
    folder = tmp_path / "in"
    folder.mkdir()
    for name, raw in raws.items():
        (folder / name).write_bytes(raw)
    assert {type(item) for item in add(small, folder, tool="my scraper")} == {Similar}
    found = {name: raw for name, raw in seeds(small).items() if name not in before}
    assert {name: found[name] for name in before if name in found} == {}
    stems = [f"{number:03d}_{hashlib.sha256(raw).hexdigest()[:16]}" for number, raw in enumerate(raws.values())]
    endings = [".txt", ".html", ".txt", ".txt"]
    assert [found[stem + ending] for stem, ending in zip(stems, endings)] == list(raws.values())
    assert [(item["name"], item["encoding"], item["media_type"]) for item in sidecars(small)] == [
        ("a.txt", "utf-8", "text/plain"),
        ("b.html", "utf-8", "text/html"),
        ("c.txt", "utf-16le", "text/plain"),
        ("d.txt", "windows-1256", "text/plain"),
    ]
    assert [item["sha256"] for item in sidecars(small)] == [hashlib.sha256(raw).hexdigest() for raw in raws.values()]
    assert {item["tool"] for item in sidecars(small)} == {"my scraper"}


def test_the_site_shows_every_encoding_and_page_and_verifies(small, tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16"))
    (tmp_path / "b.txt").write_bytes(TEXT.replace("ُ", "").encode("windows-1256"))
    (tmp_path / "c.html").write_bytes(PAGE.replace("utf-8", "windows-1256").encode("windows-1256"))
    evil = PAGE.replace("<h1>", "<script>alert(1)</script><h1>")
    (tmp_path / "d.html").write_text(evil, "utf-8")
    add(small, *sorted(tmp_path.glob("*.*")))
    pipeline.build(Run(small, jobs=1))
    site = small / "build" / "site"
    assert pipeline.verify(Run(small, jobs=1)).problems == ()
    raw = {path.name: path.read_bytes() for path in (site / "archive").glob("*/*.txt")}
    assert (tmp_path / "a.txt").read_bytes() in raw.values()
    assert [name.endswith(".html.txt") for name, content in raw.items() if content == evil.encode()] == [True]
    assert not [path for path in site.glob("archive/*/*.html") if path.name != "index.html"]
    for path in (site / "archive").glob("00*/index.html"):
        assert ("الجسر الجديد" in path.read_text("utf-8")) or ("افتتح المعرض" in path.read_text("utf-8"))
        link = f'href="{path.parent.name}.{"html.txt" if "المعرض" in path.read_text("utf-8") else "txt"}"'
        assert link in path.read_text("utf-8")
    page = next(path for path in (site / "archive").glob("00*/index.html") if "المعرض" in path.read_text("utf-8"))
    page.write_text(page.read_text("utf-8").replace("أبوابه", "أبوابها"), "utf-8")
    assert "H702" in [problem.code for problem in pipeline.verify(Run(small, jobs=1)).problems]


def test_what_is_declared_stands_beside_the_seed_and_heads_its_page(small, tmp_path):
    declared = {"title": "عنوان\u200f منفصل", "url": "https://x.example/1", "date": "2024-09-06", "author": "ليلى",
                "source": "الصحيفة", "id": "r1"}  # fmt: skip
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": "فقرة أولى قصيرة.\n\nفقرة ثانية قصيرة.", **declared}), "utf-8"
    )
    add(small, tmp_path / "a.jsonl")
    (found,) = sidecars(small)
    assert found | {"record": "r1"} == found
    assert {key: found[key] for key in declared if key != "id"} == {k: v for k, v in declared.items() if k != "id"}
    assert found["name"] == "a.jsonl:1"
    (card,) = [card for card in pipeline.check(Run(small, jobs=1)).cards if card.id.startswith("000_")]
    assert card.ref.headline == declared["title"]


def test_warc_and_wacz_tell_when_and_by_what_they_were_captured(small, tmp_path):
    made = Warc().info("crawler 1").answer("https://x.example/1", PAGE.encode()).bytes()
    (tmp_path / "a.wacz").write_bytes(zipped(("archive/a.warc.gz", made)))
    add(small, tmp_path / "a.wacz", tool="other")
    (found,) = sidecars(small)
    assert (found["url"], found["captured"], found["tool"]) == ("https://x.example/1", DATE, "crawler 1")
    assert found["record"].startswith("urn:uuid:")


# ---- refusals ----


def test_what_is_there_already_is_counted_and_not_added_again(small, tmp_path):
    (tmp_path / "a.txt").write_bytes((small / "seeds" / "first-article.txt").read_bytes())
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "c.txt").write_text(TEXT, "utf-8")
    first = add(small, tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt")
    stem = f"000_{hashlib.sha256(TEXT.encode()).hexdigest()[:16]}"
    assert first == [Double("a.txt", "first-article", False), Double("c.txt", stem, True)]
    before = seeds(small)
    again = add(small, tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt")
    assert again == [
        Double("a.txt", "first-article", False),
        Double("b.txt", stem, False),
        Double("c.txt", stem, False),
    ]
    assert seeds(small) == before


def test_every_refusal_is_told_by_its_code_and_the_rest_is_added(small, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number, kind in enumerate(("link", "pipe", "socket")):
        special(kind, folder / f"{number}.txt")
    contents = {
        "3.txt": b"",
        "4.txt": b"\0" * 99,
        "5.txt": "لا".encode("windows-1256"),
        "6.txt": b"...\n",
        "7.pdf": b"%",
    }
    contents["b.html"] = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9
    for name, content in {**contents, "8.txt": b" \n\n", "9.txt": TEXT.encode(), ".hidden.txt": b"x"}.items():
        (folder / name).write_bytes(content)
    (folder / "a.txt").touch()
    os.truncate(folder / "a.txt", 5_000_001)
    told = add(small, folder, tmp_path / "missing.txt", tmp_path / ("ن" * 200))
    codes = {Path(item.path).name: item.code for item in told if isinstance(item, Problem)}
    assert codes == {
        "0.txt": "H521", "1.txt": "H522", "2.txt": "H523", "3.txt": "H503", "4.txt": "H526", "5.txt": "H530",
        "6.txt": "H536", "7.pdf": "H520", "8.txt": "H503", "a.txt": "H505", "missing.txt": "H538", "ن" * 200: "H525", "b.html": "H530",
    }  # fmt: skip
    assert [item["name"] for item in sidecars(small)] == ["9.txt"]


def test_the_command_tells_and_counts(small, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    run = ["add", "--root", str(small), str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    first, second = (CliRunner().invoke(main, run) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert "أُضيف 1 · كان موجودًا 0 · رُفض 1 · متشابه 0" in first.stdout
    assert "أُضيف 0 · كان موجودًا 1 · رُفض 1 · متشابه 0" in second.stdout
    assert "H503" in first.stderr
    assert CliRunner().invoke(main, run[:-1]).exit_code == 0


def test_a_link_in_place_of_the_folder_is_refused(small, tmp_path):
    (small / "seeds").rename(tmp_path / "elsewhere")
    (small / "seeds").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(RefusedError):
        add(small, tmp_path / "a.txt")
    assert len(list((tmp_path / "elsewhere").iterdir())) == 2


def test_a_folder_that_is_no_archive_stays_as_it_is(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(RefusedError) as refusal:
        add(tmp_path, tmp_path / "a.txt")
    assert [problem.code for problem in refusal.value.problems] == ["H601"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_archives_own_seeds_are_there_already_and_their_sidecars_are_no_articles(small, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    add(small, tmp_path / "a.txt")
    before = seeds(small)
    assert [item for item in add(small, small / "seeds") if isinstance(item, Problem)] == []
    assert seeds(small) == before
    (tmp_path / "a.yml").write_text("key: value\n", "utf-8")
    assert [p.code for p in add(small, tmp_path / "a.yml") if isinstance(p, Problem)] == ["H520"]


def test_names_that_do_not_print_are_no_obstacle(small, tmp_path):
    (tmp_path / os.fsdecode("a\n\x1b[31m\u202e".encode() + b"\xff.txt")).write_text(TEXT, "utf-8")
    done = CliRunner().invoke(main, ["add", "--root", str(small), str(tmp_path)])
    assert "أُضيف 1 " in done.stdout
    assert sidecars(small)[0]["name"] == "a\n\ufffd[31m\u202e\ufffd.txt"
    assert pipeline.check(Run(small, jobs=1)).problems == ()


def test_two_runs_at_once_are_refused(small, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with SeedFolder(small), pytest.raises(RefusedError) as refusal:
        add(small, tmp_path / "a.txt")
    assert [problem.code for problem in refusal.value.problems] == ["H534"]


def test_nothing_that_stands_there_is_overwritten(small):
    with SeedFolder(small) as folder:
        folder.put("x.txt", b"one")
        with pytest.raises(FileExistsError):
            folder.put("x.txt", b"two")
        with pytest.raises(FileExistsError):
            folder.put("first-article.txt", b"two")
    assert (small / "seeds" / "x.txt").read_bytes() == b"one"
    assert not [name for name in seeds(small) if name.startswith(".")]


# ---- interrupted runs ----


@pytest.mark.parametrize("fault", [kill, full_disk, refused])
def test_a_run_that_ends_at_any_file_operation_is_safe_to_repeat(small, tmp_path, fault):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{TEXT}{number}\n{sentences(number)}", "utf-8")
    (folder / "p.html").write_text(PAGE, "utf-8")
    whole = tmp_path / "whole"
    (whole / "seeds").mkdir(parents=True)
    (whole / "mkdocs.yml").write_bytes((small / "mkdocs.yml").read_bytes())
    add(whole, folder)
    wanted = seeds(whole)
    at, reached = 1, True
    while reached:
        for path in (whole / "seeds").iterdir():
            path.unlink()
        _, reached = fail_at(whole, at, fault, lambda: add(whole, folder))
        left = {name: raw for name, raw in seeds(whole).items() if not name.startswith(".")}
        assert left.items() <= wanted.items(), at
        assert all(f"{name.rpartition('.')[0]}.yml" in left for name in left), at
        add(whole, folder)
        assert seeds(whole) == wanted, at
        at += 1
    assert at > 20


def test_a_capture_without_its_seed_is_told_by_check_until_the_run_is_repeated(small, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    add(small, tmp_path / "a.txt")
    next((small / "seeds").glob("000_*.txt")).unlink()
    (tmp_path / "0.txt").write_text(f"{TEXT} وزيادة", "utf-8")
    assert [problem.code for problem in pipeline.check(Run(small, jobs=1)).problems] == ["H514"]
    add(small, tmp_path / "0.txt", tmp_path / "a.txt")
    assert pipeline.check(Run(small, jobs=1)).problems == ()
    assert sorted(name[:3] for name in seeds(small) if name[0] == "0") == ["000", "000", "001", "001"]


# ---- the file beside the seed ----


@given(
    st.builds(
        Capture,
        sha256=st.just("0" * 64),
        name=st.text(max_size=50),
        title=st.text(alphabet=st.characters(), max_size=50),
        source=st.sampled_from(
            ["NO", "010", "12:30", "- x", "# x", "'\"", "&a", "\u200f\u202e", "\ud800", "a\u2028b\x85c"]
        ),
    )
)
def test_what_is_written_of_a_capture_is_read_again(capture):
    text = capture_text(capture)
    entry, problems = decode(Capture, safe_yaml.parse_yaml(text.encode(), "x", escaped=True), "x", "x")
    assert problems == []
    assert all(letter.isprintable() or letter == "\n" for letter in text)
    for name in ("name", "title", "source"):
        wanted, found = getattr(capture, name), getattr(entry.value, name)
        assert len(wanted) == len(found)
        assert all(one == other or other == "\ufffd" for one, other in zip(wanted, found))


def test_a_person_may_mend_what_is_said_of_a_capture(small, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "نص قصير جدًّا.\n\nوفقرة أخرى.", "title": "خطأ"}), "utf-8")
    add(small, tmp_path / "a.jsonl")
    pipeline.build(Run(small, jobs=1))
    beside = next((small / "seeds").glob("000_*.yml"))
    beside.write_text(beside.read_text("utf-8").replace("خطأ", "صواب"), "utf-8")
    pipeline.build(Run(small, jobs=1))
    page = small / "build" / "site" / "archive" / beside.stem / "index.html"
    assert "صواب" in page.read_text("utf-8")


def test_a_pages_own_word_comes_before_what_a_record_says_of_it(small, tmp_path):
    page = "<html><head><title>عنوان الصفحة</title></head><body><p>نص.</p></body></html>"
    record = {"html": page, "title": "عنوان السجل", "date": "2024-01-02", "url": "https://x.example/1"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), "utf-8")
    add(small, tmp_path / "a.jsonl")
    name = next((small / "seeds").glob("000_*.html")).name
    material, problems = read_material(small, name)
    declared = material.seed.declared
    assert problems == []
    assert (declared.title, declared.published, declared.url) == ("عنوان الصفحة", "2024-01-02", "https://x.example/1")
    assert declared.fields["published"] == "record date"


# ---- what is alike, and what recurs ----


def test_near_duplicates_are_told_and_added_all_the_same(small, tmp_path):
    story = sentences(1, 300)
    (tmp_path / "a.txt").write_text(f"عنوان\n\n{story}", "utf-8")
    add(small, tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(f"عنوان آخر\n\n{story} {sentences(2, 30)}", "utf-8")
    (tmp_path / "c.txt").write_text(f"عنوان ثالث\n\n{sentences(3, 300)}", "utf-8")
    (found,) = add(small, tmp_path / "b.txt", tmp_path / "c.txt")
    assert isinstance(found, Similar)
    assert (found.one[:3], found.other[:3]) == ("000", "001")
    assert found.share > 0.9
    assert len(sidecars(small)) == 3


def test_of_many_that_are_alike_each_is_told_once_with_the_number_of_the_others(small, tmp_path):
    story = sentences(1, 300)
    lines = [json.dumps({"text": f"عنوان {n}\n\n{story} {sentences(n + 2, 9)}"}) for n in range(30)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(main, ["add", "--root", str(small), "--jobs", "1", str(tmp_path / "a.jsonl")])
    told = [line for line in done.stdout.splitlines() if line.startswith("متشابهان")]
    assert len(told) == 20
    assert told[-1].endswith("و19 غيره")
    assert "غير ما ذُكر: 9" in done.stdout
    assert "متشابه 29" in done.stdout


def records(host, n, extra):
    for number in range(n):
        text = f"{sentences(f'{host}{number}')}\n\n{extra}\n\n{sentences(f'{host}{number}x')}"
        yield json.dumps({"text": text, "title": f"عنوان {number}", "url": f"https://{host}/{number}"})


def test_lines_that_recur_over_an_outlets_articles_are_told_ready_for_its_file(small, tmp_path):
    line = "تجدون\u200f الصحيفة عند الباعة كل صباح"
    source = yaml.safe_load((small / "annotations" / "sources" / "al-sahifa.yml").read_text("utf-8"))
    site = source.get("site") or "https://sahifa.example/"
    (small / "annotations" / "sources" / "al-sahifa.yml").write_text(
        yaml.safe_dump({**source, "site": site}, allow_unicode=True), "utf-8"
    )
    host = site.split("/")[2]
    lines = [*records(host, 3, line), *records("other.example", 2, "سطر في مقالين فقط")]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    told = add(small, tmp_path / "a.jsonl")
    assert told == [Recurring("al-sahifa", True, ((line, 3),))]
    (tmp_path / "b.jsonl").write_text("\n".join(list(records("other.example", 3, "سطر في مقالين فقط"))[2:]), "utf-8")
    assert add(small, tmp_path / "b.jsonl") == [Recurring("other.example", False, (("سطر في مقالين فقط", 3),))]
    (tmp_path / "c.jsonl").write_text("\n".join(list(records(host, 5, line))[4:]), "utf-8")
    done = CliRunner().invoke(main, ["add", "--root", str(small), str(tmp_path / "c.jsonl")])
    snippet = yaml.safe_load(done.stdout[done.stdout.index("furniture:") : done.stdout.index("أُضيف")])
    assert snippet["furniture"][0]["equals"] == ["تجدون الصحيفة عند الباعة كل صباح"]
    (small / "annotations" / "sources" / "al-sahifa.yml").write_text(
        yaml.safe_dump({**source, "site": site, **snippet}, allow_unicode=True), "utf-8"
    )
    assert pipeline.check(Run(small, jobs=1)).problems == ()
    (tmp_path / "d.jsonl").write_text("\n".join(list(records(host, 9, line))[5:]), "utf-8")
    assert add(small, tmp_path / "d.jsonl") == []


def test_time_grows_with_the_number_of_files_and_no_faster(tmp_path):
    def prepare(n):
        root = Path(mkdtemp(dir=tmp_path))
        (root / "in").mkdir()
        (root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
        for number in range(n):
            (root / "in" / f"{number}.txt").write_text(f"عنوان {number}\n\n{sentences(number, 60)}", "utf-8")

        def work():
            assert add(root, root / "in") == []
            assert len(list((root / "seeds").iterdir())) == 2 * n

        return work

    # Comparing each with each shows only among thousands.
    assert_linear(prepare, 500, within=2)


def test_what_is_no_file_among_the_seeds_holds_nobody_up(small, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for kind in ("link", "pipe", "socket", "folder"):
        special(kind, small / "seeds" / f"{kind}.txt")
    add(small, tmp_path / "a.txt")
    assert [path.read_bytes() for path in (small / "seeds").glob("000_*.txt")] == [TEXT.encode()]
