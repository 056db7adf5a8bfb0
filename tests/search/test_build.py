"""The files of an index: the same bytes for the same documents, each document analysed alone, small shards."""

from __future__ import annotations

import gzip
import pickle
import subprocess
import sys

import pytest

from hashiya.search import Document, analyse, build
from hashiya.search.affixes import Affixes
from hashiya.search.codec import gaps, nibbles, number, packed, strings, word
from hashiya.search.letters import tables
from hashiya.search.vocabulary import resolved
from tests.search.test_search import documents

AFFIXES = Affixes(tables())


def test_the_order_of_the_documents_does_not_change_a_byte() -> None:
    analysed = [analyse(each) for each in documents()]
    assert list(build(analysed)) == list(build(reversed(analysed)))


def test_what_was_kept_from_an_earlier_build_gives_the_bytes_of_a_build_from_scratch() -> None:
    kept = pickle.loads(pickle.dumps([analyse(each) for each in documents()]))  # noqa: S301
    assert list(build(kept)) == list(build(map(analyse, documents())))


def test_processes_with_other_hash_seeds_give_the_same_bytes() -> None:
    script = (
        "import hashlib; from tests.search.test_search import documents; from hashiya.search import analyse, build;"
        "print(hashlib.sha256(b''.join(path.encode() + content for path, content in build(map(analyse, documents())))).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_compressed_files_carry_no_time_and_no_name() -> None:
    header = packed(b"text")[:10]
    assert header[3:8] == bytes(5)


def test_a_new_article_leaves_the_texts_of_older_ones_as_they_were() -> None:
    newer = Document("new", "article", "archive/new/", "خبر جديد", (("p1", "نص الخبر."),), day="2025-01-01")
    before = {file.path: file.content for file in build(map(analyse, documents()))}
    after = {file.path: file.content for file in build(map(analyse, [*documents(), newer]))}
    kept = [path for path in before if path.startswith("documents/")]
    assert all(after[path] == before[path] for path in kept)


def test_shards_hold_about_as_much_and_their_number_is_bounded() -> None:
    letters = "بتثجحخدذرزسشصضطظعغفقكلمنه"
    words = [a + b + c + d for a in letters for b in letters for c in letters[:8] for d in letters[:3]]
    texts = [" ".join(words[start : start + 50]) for start in range(0, len(words), 50)]
    files = build(analyse(Document(f"d{n}", "article", "", text)) for n, text in enumerate(texts))
    sizes = [len(gzip.decompress(content)) for path, content in files if path.startswith("words/")]
    assert len(sizes) > 10
    assert max(sizes) < 3 * 3_500


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ({"لمكافحه": 5, "مكافحه": 5}, {"لمكافحه": "مكافحه"}),
        ({"لبنان": 9, "بنان": 3}, {"لبنان": "لبنان"}),
        ({"وزير": 9, "زير": 0, "الوزير": 9}, {"وزير": "وزير", "الوزير": "وزير"}),
        ({"ولايه": 2, "الولايه": 4, "لايه": 3}, {"ولايه": "ولايه"}),
        ({"وقال": 3, "قال": 9}, {"وقال": "قال"}),
        ({"وقال": 3, "قال": 2}, {"وقال": "وقال"}),
        ({"حكومتهم": 3, "حكومه": 9}, {"حكومتهم": "حكومه"}),
        ({"محاكم": 3, "محا": 1}, {"محاكم": "محاكم"}),
        ({"بالتعاون": 2, "التعاون": 7}, {"بالتعاون": "تعاون", "التعاون": "تعاون"}),
        ({"الغاء": 2, "ألغاء": 5}, {"الغاء": "الغاء", "ألغاء": "الغاء"}),
        ({"التزام": 3, "الالتزام": 3}, {"التزام": "التزام", "الالتزام": "التزام"}),
        ({"للبنان": 3, "لبنان": 9, "بنان": 1}, {"للبنان": "لبنان"}),
        ({"للجيش": 3, "الجيش": 9}, {"للجيش": "جيش"}),
    ],
)
def test_a_letter_is_a_clitic_where_the_other_words_say_so(seen: dict[str, int], expected: dict[str, str]) -> None:
    cores = resolved([each for each, count in seen.items() for _ in range(count)], AFFIXES)
    assert {each: cores[each] for each in expected} == expected


@pytest.mark.parametrize(
    ("core", "stem"),
    [
        ("سوريه", "سور"),
        ("مهندسون", "مهندس"),
        ("وزراء", "وزر"),
        ("قالت", "قال"),
        ("بيوت", "بيوت"),
        ("بنت", "بنت"),
        ("reuters", "reuters"),
        ("اقتصاديه", "اقتصاد"),
    ],
)
def test_stems_lose_their_endings_and_keep_three_letters(core: str, stem: str) -> None:
    assert AFFIXES.stem(core) == stem


def test_numbers_words_and_lists_are_written_as_the_format_says() -> None:
    assert number(0) + number(127) + number(128) + number(300) == bytes([0, 127, 0x80, 1, 0xAC, 2])
    assert word("aب") + word("é") == bytes([0x61, 0xA8, 0x1F, 0, 0, 0xE9])
    assert gaps([0, 1, 5, 200]) == bytes([0, 0, 3, 0xC2, 1])
    assert nibbles([1, 2, 3]) == bytes([0x21, 0x03])
    assert strings([b"abc", b"abd"]) == bytes([0, 3]) + b"abc" + bytes([2, 1]) + b"d"


def test_a_day_that_is_none_is_refused_with_the_document_named() -> None:
    with pytest.raises(ValueError, match="bad-day"):
        analyse(Document("bad-day", "article", "", "عنوان", day="01/01/2014"))
