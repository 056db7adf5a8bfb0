"""Two texts side by side: what both have is found in both, once, and what is not alike is not told to be."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hashiya.alignment import LEAST_ALIKE, LEAST_RUN, MOST_WITH_A_PAIR, alike, common, shared_runs
from tests.growth import assert_linear

WORDS = st.lists(st.sampled_from(["ا", "ب", "ج", "كلمة", "أخرى", "ثالثة", "رابعة"]), max_size=30)
TEXTS = st.lists(WORDS, max_size=6)
ONE = ["قال", "الوزير", "إن", "القوات", "ستغادر", "البلاد", "في", "نهاية", "العام", "الحالي"]
OTHER = ["وأضاف", "المتحدث", "أمام", "الصحفيين", "بعد", "اجتماع", "طويل", "لم", "يعلن", "عنه"]


@given(TEXTS, TEXTS)
def test_runs_are_the_same_words_in_both_texts_and_no_word_is_in_two(one, other):
    mine, yours = [], []
    for place, there, run in shared_runs(one, other):
        assert run.length >= LEAST_RUN
        assert one[place][run.one : run.one + run.length] == other[there][run.other : run.other + run.length]
        mine += [(place, at) for at in range(run.one, run.one + run.length)]
        yours += [(there, at) for at in range(run.other, run.other + run.length)]
    assert len(set(mine)) == len(mine)
    assert len(set(yours)) == len(yours)


@given(TEXTS, TEXTS)
def test_every_passage_is_alike_to_one_other_at_most(one, other):
    found = alike(one, other)
    assert len({pair.one for pair in found}) == len({pair.other for pair in found}) == len(found)
    assert all(LEAST_ALIKE <= pair.likeness <= 1 for pair in found)
    assert all((pair.likeness == 1) == (one[pair.one] == other[pair.other]) for pair in found)


@given(WORDS, WORDS)
def test_common_words_keep_their_order_in_both(one, other):
    runs = common(one, other)
    assert all(one[r.one : r.one + r.length] == other[r.other : r.other + r.length] for r in runs)
    for run, following in pairwise(runs):
        assert run.one + run.length <= following.one
        assert run.other + run.length <= following.other


def test_a_passage_that_was_changed_is_found_again_wherever_it_stands():
    changed = ["أعلن", *ONE[1:]]
    assert [(pair.one, pair.other) for pair in alike([ONE, OTHER], [OTHER, changed])] == [(0, 1), (1, 0)]


def test_a_run_within_other_words_is_found_whole():
    found = shared_runs([[*OTHER, *ONE]], [["ثم", *ONE, "أيضا"]])
    assert [(run.one, run.other, run.length) for _, _, run in found] == [(len(OTHER), 1, len(ONE))]


def test_passages_of_other_words_are_not_alike():
    assert alike([ONE], [OTHER]) == []
    assert shared_runs([ONE], [OTHER]) == []


def test_the_same_passage_many_times_is_still_found():
    assert len(alike([ONE] * (MOST_WITH_A_PAIR + 1), [ONE] * (MOST_WITH_A_PAIR + 1))) > 0


def test_time_grows_with_the_texts_not_with_their_product():
    chance = random.Random(1)  # noqa: S311
    vocabulary = [f"كلمة{n}" for n in range(300)]

    def prepare(size):
        one, other = ([chance.choices(vocabulary, k=40) for _ in range(size)] for _ in range(2))
        return lambda: (alike(one, other), shared_runs(one, other))

    assert_linear(prepare, 64)


def test_the_same_words_over_and_over_take_no_longer():
    def prepare(size):
        one = [["نعم"] * 40 for _ in range(size)]
        return lambda: (alike(one, one), shared_runs(one, one))

    assert_linear(prepare, 64)
