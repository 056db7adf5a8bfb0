"""Texts that share passages are found, in time that grows with the number of texts."""

import random

from hypothesis import given
from hypothesis import strategies as st

from hashiya.shingles import LENGTH, WINDOW, find_similar, shingles
from tests.growth import assert_linear

WORDS = [f"{one}{two}{three}" for one in "بتثجح" for two in "اويرز" for three in "سشصضطظ"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def prose(seed: int, length: int = 100) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))  # noqa: S311


@given(
    TEXT, TEXT, st.lists(st.sampled_from(WORDS), min_size=LENGTH + WINDOW - 1, max_size=40).map(" ".join), TEXT, TEXT
)
def test_a_passage_of_nineteen_words_is_always_shared(before, after, passage, other_before, other_after):
    one = shingles(f"{before} {passage} {after}")
    other = shingles(f"{other_before} {passage} {other_after}")
    assert set(one) & set(other)


def test_spelling_marks_and_punctuation_do_not_matter():
    plain = "اعلنت الحكومه امس انها ستنقل اعضاء اللجنة الى المدينة قبل نهاية العام الجاري 2025 كما قال وزير"
    dressed = plain.replace("اعلنت", "أَعْلَنَتْ").replace("الى", "إلى،").replace("2025", "٢٠٢٥").replace("امس", "«أمس»")
    assert shingles(plain.replace("الى", "إلى")) == shingles(dressed)


def test_a_text_shorter_than_a_run_has_none():
    assert shingles(" ".join(WORDS[: LENGTH - 1])) == ()
    assert len(shingles(" ".join(WORDS[:LENGTH]))) == 1


def test_a_copy_and_a_cut_copy_are_found_and_nothing_else():
    text, other = prose(1), prose(2)
    texts = {"a": text, "b": f"{prose(3, 20)} {text}", "c": " ".join(text.split()[:50]), "d": other}
    found = {(pair.one, pair.other): pair.share for pair in find_similar({k: shingles(v) for k, v in texts.items()})}
    assert set(found) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert found["a", "b"] > 0.9


def test_two_texts_that_share_one_sentence_are_not_alike():
    shared = prose(9, 25)
    texts = {"a": f"{prose(1)} {shared} {prose(2)}", "b": f"{prose(3)} {shared} {prose(4)}"}
    assert list(find_similar({k: shingles(v) for k, v in texts.items()})) == []


def test_time_grows_with_the_number_of_texts_even_if_all_are_alike():
    alike = shingles(prose(1))

    def prepare(count: int):
        texts = {f"{number:05}": alike for number in range(count)}
        return lambda: list(find_similar(texts))

    assert_linear(prepare, 500)
