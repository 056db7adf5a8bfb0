"""`hashiya read`: what other programs are told of articles."""

import gzip
import json

import pytest
from click.testing import CliRunner

from hashiya.cli import main
from tests.conftest import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
# What the two readers of the gold data found in the lines around each text.
SOURCES = {
    "000": ("achtari24", None), "001": ("enab-baladi", None), "002": ("al-hal-net", None), "003": ("unknown", None),
    "004": ("unknown", "al-araby-al-jadeed"),
}  # fmt: skip


def read(*arguments) -> list[dict]:
    done = CliRunner().invoke(main, ["read", "--json", "--root", str(ROOT), *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_offsets_give_the_words_and_lines_give_the_text(path):
    (found,) = read(path)
    text = path.read_bytes().decode("utf-8")
    lines = [*found["paragraphs"], *found["captions"], *found["removed"]]
    assert all(text[line["start"] : line["end"]] == line["text"] for line in lines)
    for item in (*found["date"]["evidence"], *found["source"]["evidence"]):
        assert text[item["start"] : item["end"]] == item["quote"]
    assert all(text[name["start"] : name["end"]] == name["form"] for name in found["actors"])
    lines.append(found["title_line"])
    end = 0
    for line in sorted(lines, key=lambda line: line["start"]):
        assert text[end : line["start"]].strip() == ""
        end = line["end"]
    assert text[end:].strip() == ""


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_outlet_is_found_where_the_page_names_it_and_nowhere_else(path):
    source = read(path)[0]["source"]
    assert (source["publisher"], source["republished_from"]) == SOURCES[path.name[:3]]


def test_furniture_of_an_outlet_is_removed_from_its_own_articles_alone(tmp_path):
    sources = tmp_path / "annotations" / "sources"
    sources.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (sources / "al-sahifa.yml").write_text(
        "name:\n  ar: صحيفة الضفة\ntype: newspaper\nfurniture:\n  - kind: banner\n    equals: [نلتقي غدا]\n", "utf-8"
    )
    text = (
        "عنوان الخبر الأول هنا\n\nقال الناطق إن العمل سيبدأ في الأسبوع المقبل.\n\nنلتقي غدا\n\nوأضاف أنه مسرور بذلك.\n"
    )
    (tmp_path / "own.txt").write_text(text + "\nجميع الحقوق محفوظة لصحيفة الضفة\n", "utf-8")
    (tmp_path / "other.txt").write_text(text, "utf-8")
    arguments = ["read", "--json", "--root", str(tmp_path), str(tmp_path / "own.txt"), str(tmp_path / "other.txt")]
    done = CliRunner().invoke(main, arguments)
    own, other = [json.loads(line) for line in done.stdout.splitlines()]
    assert own["source"]["publisher"] == "al-sahifa"
    assert [line["text"] for line in own["removed"]] == ["نلتقي غدا", "جميع الحقوق محفوظة لصحيفة الضفة"]
    assert other["removed"] == []


def test_the_kind_of_a_name_and_new_names_are_told(tmp_path):
    (tmp_path / "a.txt").write_text("اجتماع عراقي في العاصمة\n\nقال الوزير سالم المرعشي إن بغداد مستعدة.\n", "utf-8")
    (found,) = read(tmp_path / "a.txt")
    assert {(name["id"], name["kind"]) for name in found["actors"]} == {("iraq", "nisba"), ("baghdad", "name")}
    assert [(name["cue"], name["words"]) for name in found["proposed_names"]] == [("الوزير", "سالم المرعشي")]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_records_keep_their_ids_and_titles(tmp_path, name):
    records = [
        {"id": "أ/1", "title": "عنوان", "text": "فقرة أولى طويلة.\n\nفقرة ثانية، اليوم الجمعة 6 أيلول 2024."},
        {"text": "عنوان في النص\n\nقال اليوم الجمعة 6 أيلول 2024 إنه باق."},
    ]
    content = "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    first, second = read(tmp_path / name)
    assert (first["id"], first["title"]) == ("أ/1", "عنوان")
    assert [p["text"] for p in first["paragraphs"]] == records[0]["text"].split("\n\n")
    assert (second["id"], second["title"]) == (f"{name}:2", "عنوان في النص")
    assert [found["date"]["edtf"] for found in (first, second)] == ["2024-09-06"] * 2


def test_a_folder_is_read_with_all_forms_in_it(tmp_path):
    text = "عنوان الخبر\n\nقالت الوزارة إنها ستفتح الطريق الساحلي يوم الأحد المقبل أمام الشاحنات.\n"
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_bytes(text.encode("windows-1256"))
    (tmp_path / "sub" / "b.txt").write_bytes(text.encode("utf-16"))
    (tmp_path / "c.csv").write_text(f'id,text\nr7,"{text}"\n', "utf-8-sig")
    (tmp_path / ".hidden.txt").write_text("مخفي", "utf-8")
    found = read(tmp_path)
    assert [item["id"] for item in found] == ["a", "r7", "b"]
    assert len({(item["title"], item["paragraphs"][0]["text"]) for item in found}) == 1


@pytest.mark.parametrize(
    ("name", "content", "place", "code"),
    [
        ("x.jsonl", b'{"text": "a"}\nno json\n{"title": "x"}\n[1]\n', ":2:1", "H512"),
        ("x.jsonl.gz", b"not packed", "", "H537"),
        ("x.txt", "نص".encode("windows-1256"), "", "H530"),
        ("x.pdf", b"%PDF", "", "H520"),
        ("x.csv", b"a,b\n1,2\n", ":1:1", "H529"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path, name, content, place, code):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("عنوان\n\nنص.\n", "utf-8")
    done = CliRunner().invoke(main, ["read", "--json", str(tmp_path / name), str(tmp_path / "good.txt")])
    assert done.exit_code == 1
    assert f"{tmp_path / name}{place}: {code}" in done.stderr.replace("\n", "")
    assert json.loads(done.stdout.splitlines()[-1])["title"] == "عنوان"
    assert not isinstance(done.exception, (ValueError, OSError))
