"""Work that grows faster than its input is told from work that does not, on a busy machine too."""

from itertools import count
from math import log

import pytest

from tests import growth
from tests.growth import assert_linear


@pytest.fixture
def work(monkeypatch):
    """Work that takes as many seconds as a function tells for its size, by a clock that only it moves."""
    now = [0.0]
    monkeypatch.setattr(growth, "process_time", lambda: now[0])

    def takes(seconds):
        def prepare(size):
            return lambda: now.__setitem__(0, now[0] + seconds(size))

        return prepare

    return takes


@pytest.mark.parametrize("seconds", [lambda n: 1e-6 * n, lambda n: 1e-7 * n * log(n), lambda n: min(n, 9) * 1e-9])
def test_work_that_grows_with_its_input_or_less_passes(work, seconds):
    assert_linear(work(seconds), 1000)


@pytest.mark.parametrize("power", [1.5, 2, 3])
def test_work_that_grows_faster_fails(work, power):
    with pytest.raises(AssertionError, match="times the work"):
        assert_linear(work(lambda n: 1e-9 * n**power), 1000)


def test_quadratic_work_beside_as_much_linear_work_fails(work):
    with pytest.raises(AssertionError):
        assert_linear(work(lambda n: 2e-5 * n + 2e-8 * n * n), 1000)


def test_noise_in_most_runs_fails_nothing(work):
    run = count()
    assert_linear(work(lambda n: 1e-6 * n * (1 if next(run) % 3 == 0 else 10)), 1000)
