"""Every form of captured articles is read to the bytes that were captured; what is bad is told, and the rest goes on."""

import contextlib
import gzip
import json
import os
import socket
import zipfile

import brotli
import pytest

from hashiya.model import Problem, Record
from hashiya.read import files_given, read_records
from hashiya.read.disk import MAX_SEED_BYTES
from tests.read.captures import DATE, Warc, chunked, packed, zipped

PAGE = "<html><head><title>خبر</title></head><body><p>افتتح المعرض السنوي للكتاب أبوابه اليوم.</p></body></html>"
TEXT = "افتتح المعرض السنوي للكتاب أبوابه اليوم أمام الزوار في ساحة المدينة القديمة."


def told(path, content=None):
    """The records of a file, and the codes and places of its problems."""
    if content is not None:
        path.write_bytes(content)
    found = list(read_records(path))
    problems = [(item.code, item.line) for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, Record)], problems


# ---- files ----


def special(kind, path):
    if kind == "link":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with contextlib.chdir(path.parent):
            socket.socket(socket.AF_UNIX).bind(path.name)
    elif kind == "folder":
        path.mkdir()


@pytest.mark.parametrize(("kind", "code"), [("link", "H521"), ("pipe", "H522"), ("socket", "H523"), ("folder", "H504")])
@pytest.mark.parametrize("ending", [".txt", ".html", ".jsonl", ".csv", ".warc.gz", ".wacz", ".docx", ""])
def test_what_is_no_file_is_refused_by_what_it_is(tmp_path, kind, code, ending):
    path = tmp_path / f"x{ending}"
    special(kind, path)
    assert told(path) == ([], [(code, 0)])


@pytest.mark.parametrize("ending", [".txt", ".html", ".jsonl", ".csv", ".warc", ".wacz", ""])
def test_an_empty_file_is_refused(tmp_path, ending):
    assert told(tmp_path / f"x{ending}", b"") == ([], [("H503", 0)])


@pytest.mark.parametrize("ending", [".txt", ".html", ""])
def test_a_file_over_the_limit_is_refused(tmp_path, ending):
    path = tmp_path / f"x{ending}"
    path.touch()
    os.truncate(path, MAX_SEED_BYTES + 1)
    assert told(path) == ([], [("H505", 0)])


def test_a_name_over_255_bytes_is_refused(tmp_path):
    for path in files_given(tmp_path / ("ن" * 128 + ".txt")):
        assert isinstance(path, Problem)
        assert path.code == "H525"


def test_other_kinds_of_files_are_told_and_missing_ones_too(tmp_path):
    assert told(tmp_path / "x.docx", b"PK") == ([], [("H520", 0)])
    assert told(tmp_path / "missing.txt") == ([], [("H538", 0)])


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("x.txt", PAGE, "text/plain"),
        ("x.HTM", TEXT, "text/html"),
        ("x", f"<!-- saved -->\n <!DOCTYPE html>{PAGE}", "text/html"),
        ("x", TEXT, "text/plain"),
        ("x", "<p>ليس صفحة", "text/plain"),
    ],
)
def test_the_ending_tells_the_media_type_and_the_beginning_where_there_is_none(tmp_path, name, content, media_type):
    (record,), _ = told(tmp_path / name, content.encode())
    assert (record.media_type, record.raw, record.name) == (media_type, content.encode(), name)


# ---- JSON Lines ----


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_lines_keep_what_they_declare(tmp_path, name):
    whole = {"id": 7, "url": "https://x.example/a", "title": "عنوان", "text": TEXT, "html": PAGE, "date": "2024-01-02",
             "author": ["ليلى", "سالم"], "source": "الصحيفة", "other": {"x": 1}}  # fmt: skip
    lines = [json.dumps(whole), json.dumps({"html": PAGE, "title": None}), "", "[1]", "{", json.dumps({"title": "x"})]
    content = "\n".join(lines).encode()
    records, problems = told(tmp_path / name, gzip.compress(content) if name.endswith("gz") else content)
    first, second = records
    declared = first.declared
    assert (first.id, first.raw, first.media_type, first.encoding) == ("7", TEXT.encode(), "text/plain", "utf-8")
    assert (declared.title, declared.published, declared.author) == ("عنوان", "2024-01-02", "ليلى، سالم")
    assert (declared.source, declared.url, declared.fields["published"]) == (
        whole["source"],
        whole["url"],
        "record date",
    )
    assert (second.raw, second.media_type, second.declared.title) == (PAGE.encode(), "text/html", "")
    assert problems == [("H512", 4), ("H512", 5), ("H512", 6)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"text": "\\ud800"}', "H531"),
        (json.dumps({"text": TEXT, "author": "x" * 5000}), "H528"),
        ('{"text": ' + "[" * 100_000, "H512"),
        ('{"text": "' + "x" * (4 * MAX_SEED_BYTES) + '"}', "H505"),
        ('{"text": " "}', "H512"),
    ],
)
def test_a_bad_line_is_told_and_the_next_is_read(tmp_path, line, code):
    records, problems = told(tmp_path / "a.jsonl", f'{line}\n{{"text": "نص"}}\n'.encode())
    assert (len(records), problems) == (1, [(code, 1)])


def test_a_torn_packed_file_gives_what_comes_before(tmp_path):
    content = gzip.compress("".join(json.dumps({"text": os.urandom(99).hex()}) + "\n" for _ in range(2000)).encode())
    records, problems = told(tmp_path / "a.jsonl.gz", content[: len(content) // 2])
    assert len(records) > 100
    assert problems == [("H537", 0)]


# ---- tables ----


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1256", "iso-8859-6", "utf-16", "utf-16le"])
def test_tables_are_read_in_all_dialects_and_encodings(tmp_path, separator, encoding):
    rows = [["Title", " URL ", "text", "date"], ["عنوان أول", "https://x.example/1", f'"{TEXT}\n""قال"" نعم"', "2024"]]
    content = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    (record,), problems = told(tmp_path / "a.csv", content)
    assert record.raw.decode() == f'{TEXT}\n"قال" نعم'
    assert (record.declared.title, record.declared.url) == ("عنوان أول", "https://x.example/1")
    assert problems == []


def test_bad_rows_are_told_and_the_rest_goes_on(tmp_path):
    rows = ["title,text", "x,", "", "قصير", f"ع,{TEXT}", f"ع,{'x' * (MAX_SEED_BYTES + 9)}", f"ع,{TEXT} ثانية,زائد"]
    records, problems = told(tmp_path / "a.csv", "\n".join(rows).encode())
    assert [record.line for record in records] == [5, 7]
    assert problems == [("H512", 2), ("H512", 4), ("H505", 6)]


def test_a_row_that_is_not_utf_8_is_told_and_the_rest_goes_on(tmp_path):
    head = f"text\n{'نص الصف الأول ' * 90_000}\n".encode()
    records, problems = told(tmp_path / "a.csv", head + b"\xff\xfe x\n" + TEXT.encode())
    assert (len(records), problems) == (2, [("H531", 3)])


def test_a_table_without_text_or_encoding_is_refused(tmp_path):
    assert told(tmp_path / "a.csv", b"a,b\n1,2\n") == ([], [("H529", 1)])
    assert told(tmp_path / "b.csv", b"text\n\xe1\xc7\n") == ([], [("H530", 0)])


# ---- WARC ----


def crawl(**how):
    page, wide = PAGE.encode(), TEXT.encode("windows-1256")
    return (
        Warc(**how)
        .info("crawler 1")
        .answer("https://x.example/plain", page, "text/html; charset=UTF-8")
        .answer("https://x.example/gzip", packed(page), Content_Encoding="gzip")
        .answer("https://x.example/br", brotli.compress(page), Content_Encoding="br")
        .answer(
            "https://x.example/chunked", chunked(packed(page)), Content_Encoding="gzip", Transfer_Encoding="chunked"
        )
        .answer("https://x.example/1256", wide, 'text/plain; charset="windows-1256"')
        .answer("https://x.example/lies", page, "text/html; charset=windows-1256")
        .answer("https://x.example/404", page, status="404 Not Found")
        .answer("https://x.example/a.png", b"\x89PNG", "image/png")
        .answer("https://x.example/robots.txt", b"User-agent: *", "text/plain")
        .resource("https://x.example/resource", page, "text/html")
        .resource("urn:pageinfo:x", b"{}", "text/plain")
    )


@pytest.mark.parametrize("how", [True, False])
def test_pages_that_were_answered_with_success_are_read_without_the_encodings_of_transfer(tmp_path, how):
    records, problems = told(tmp_path / ("a.warc.gz" if how else "a.warc"), crawl(packed=how).bytes())
    names = [record.declared.url.rpartition("/")[2] for record in records]
    assert names == ["plain", "gzip", "br", "chunked", "1256", "lies", "resource"]
    assert {record.raw for record in records if record.media_type == "text/html"} == {PAGE.encode()}
    first, text = records[0], records[4]
    assert (first.captured, first.tool, first.encoding) == (DATE, "crawler 1", "utf-8")
    assert first.id.startswith("urn:uuid:")
    assert (text.encoding, text.raw.decode(text.encoding)) == ("windows-1256", TEXT)
    assert records[5].encoding == "utf-8"
    assert problems == []


def test_a_warc_packed_as_one_is_read_too(tmp_path):
    records, problems = told(tmp_path / "a.warc.gz", gzip.compress(crawl(packed=False).bytes()))
    assert (len(records), problems) == (7, [])


@pytest.mark.parametrize("how", [True, False])
def test_wherever_a_warc_is_torn_what_comes_before_is_read_and_the_rest_is_told(tmp_path, how):
    whole = crawl(packed=how).bytes()
    counts = []
    for at in range(1, len(whole), 97):
        records, problems = told(tmp_path / "a.warc", whole[:at])
        counts.append(len(records))
        between = [("H532", 0)] if problems else []
        assert problems == between
    assert counts == sorted(counts)
    assert counts[-1] >= 6
    silent = sum(1 for at in range(1, len(whole), 97) if not told(tmp_path / "a.warc", whole[:at])[1])
    assert silent <= 3


def test_a_broken_warc_is_told(tmp_path):
    whole = bytearray(crawl(packed=True).bytes())
    whole[len(whole) // 2] ^= 0x55
    records, problems = told(tmp_path / "a.warc.gz", bytes(whole))
    assert 1 <= len(records) <= 6
    assert problems
    assert {code for code, _ in problems} <= {"H532", "H533"}


@pytest.mark.parametrize(
    "content",
    [
        b"not a warc\r\n" * 9,
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\n" + b"X: y\r\n" * 1000,
        b"WARC/1.0\r\n" + b"x" * 100_000,
        b"\r\n" * 1000,
        b"\x1f\x8b garbage",
        b"WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: response\r\n\r\nabc",
    ],
)
def test_what_is_no_warc_is_told(tmp_path, content):
    assert told(tmp_path / "a.warc", content) == ([], [("H532", 0)])


def test_a_broken_payload_is_told_and_the_next_record_is_read(tmp_path):
    torn = packed(os.urandom(5000).hex().encode())[:-2000]
    warc = (
        Warc().answer("https://x.example/1", torn, Content_Encoding="gzip").answer("https://x.example/2", PAGE.encode())
    )
    changed = warc.bytes()
    records, problems = told(tmp_path / "a.warc.gz", changed)
    assert (len(records), problems) == (1, [("H533", 0)])


def test_a_digest_that_does_not_fit_is_told(tmp_path):
    content = crawl(packed=False).bytes().replace("السنوي".encode(), "اليومي".encode(), 1)
    records, problems = told(tmp_path / "a.warc", content)
    assert (len(records), problems) == (6, [("H533", 0)])


@pytest.mark.parametrize("size", [MAX_SEED_BYTES + 1, 3 * MAX_SEED_BYTES])
def test_a_page_over_the_limit_is_told_and_the_next_is_read(tmp_path, size):
    warc = Warc().answer("https://x.example/1", b"x" * size).answer("https://x.example/2", PAGE.encode())
    records, problems = told(tmp_path / "a.warc.gz", warc.bytes())
    assert (len(records), problems) == (1, [("H505", 0)])


@pytest.mark.parametrize(("pack", "encoding"), [(packed, "gzip"), (brotli.compress, "br")])
def test_a_page_that_unpacks_over_the_limit_is_told(tmp_path, pack, encoding):
    warc = Warc().answer("https://x.example/1", pack(b"x" * 100_000_000), Content_Encoding=encoding)
    assert told(tmp_path / "a.warc.gz", warc.bytes()) == ([], [("H505", 0)])


# ---- WACZ ----


def test_the_warc_files_of_a_wacz_are_read_and_nothing_else(tmp_path):
    one = Warc(packed=False).answer("https://x.example/1", PAGE.encode()).bytes()
    members = [("archive/a.warc.gz", crawl().bytes()), ("archive/b.warc", one), ("pages/pages.jsonl", b"{}")]
    records, problems = told(tmp_path / "a.wacz", zipped(*members))
    assert (len(records), problems) == (8, [])
    assert records[0].name == "a.wacz!a.warc.gz#https://x.example/plain"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("../archive/a.warc", PAGE.encode(), "H524"),
        ("archive/../../a.warc", PAGE.encode(), "H524"),
        ("/archive/a.warc", PAGE.encode(), "H524"),
        ("C:/a.warc", PAGE.encode(), "H524"),
        ("archive\\..\\a.warc", PAGE.encode(), "H524"),
        ("archive/" + "n" * 256 + ".warc", PAGE.encode(), "H525"),
        ("archive/bomb.warc", b"\0" * 50_000_000, "H527"),
        ("archive/none.warc", PAGE.encode(), "H532"),
    ],
)
def test_a_bad_member_is_told_and_the_rest_is_read(tmp_path, name, content, code):
    good = Warc().answer("https://x.example/1", PAGE.encode()).bytes()
    records, problems = told(tmp_path / "a.wacz", zipped((name, content), ("archive/z.warc.gz", good)))
    assert (len(records), problems) == (1, [(code, 0)])
    assert [path.name for path in tmp_path.iterdir()] == ["a.wacz"]


def test_a_wacz_without_pages_is_told(tmp_path):
    assert told(tmp_path / "a.wacz", zipped(("pages/pages.jsonl", b"{}"))) == ([], [("H539", 0)])


def test_an_answer_in_an_encoding_that_is_not_unpacked_is_told(tmp_path):
    warc = Warc().answer("https://x.example/1", PAGE.encode(), Content_Encoding="zstd")
    assert told(tmp_path / "a.warc.gz", warc.bytes()) == ([], [("H533", 0)])


def test_what_is_no_zip_is_told(tmp_path):
    assert told(tmp_path / "a.wacz", b"no zip") == ([], [("H537", 0)])
    whole = zipped(("archive/a.warc", os.urandom(9000)))
    assert told(tmp_path / "b.wacz", whole[:5000]) == ([], [("H537", 0)])


def test_a_member_that_is_broken_is_told_and_the_others_are_read(tmp_path):
    good = Warc(packed=False).answer("https://x.example/1", PAGE.encode()).bytes()
    for kind in (zipfile.ZIP_STORED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        with zipfile.ZipFile(tmp_path / "a.wacz", "w", kind) as made:
            made.writestr("archive/a.warc", good)
            made.writestr("archive/b.warc", good)
        whole = bytearray((tmp_path / "a.wacz").read_bytes())
        for at in range(60, 120):
            whole[at] ^= 0x5A
        records, problems = told(tmp_path / "a.wacz", bytes(whole))
        assert len(records) == 1, kind
        assert problems in ([("H537", 0)], [("H532", 0)]), kind


def test_what_is_more_than_an_article_may_hold_is_refused_in_every_table_and_record(tmp_path):
    letters = "س" * (MAX_SEED_BYTES // 2 + 1)
    lines = [json.dumps({"text": letters}, ensure_ascii=False), json.dumps({"text": TEXT})]
    assert told(tmp_path / "a.jsonl", "\n".join(lines).encode())[1] == [("H505", 1)]
    records, problems = told(tmp_path / "a.csv", f"text\n{letters}\n{TEXT}\n".encode())
    assert ([record.line for record in records], problems) == ([3], [("H505", 2)])


def test_the_lines_of_a_field_that_is_too_long_are_no_rows(tmp_path):
    for times in (1, 8):
        field = f"{TEXT}\n" * (times * MAX_SEED_BYTES // len(TEXT))
        records, problems = told(tmp_path / "a.csv", f'title,text\nع,{TEXT}\nع,"{field}"\nع,{TEXT}\n'.encode())
        assert len(records) == (2 if times == 1 else 1)
        assert problems == [("H505", 3)]


def test_lists_in_lists_are_nothing(tmp_path):
    for depth in (2, 300, 900):
        line = f'{{"text": "{TEXT}", "title": {"[" * depth}1{"]" * depth}}}'
        records, problems = told(tmp_path / "a.jsonl", line.encode())
        assert ([record.declared.title for record in records], problems) == ([""], [])
