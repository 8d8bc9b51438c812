"""Work in batches: the same results in the same order, however many processes."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from site_gen import workers


def add(state: int, batch: Sequence[int]) -> list[int]:
    return [state + item for item in batch]


def where(_: None, batch: Sequence[int]) -> int:
    return os.getpid()


def fail(_: None, batch: Sequence[int]) -> None:
    if 50 in batch:
        raise ValueError("năm mươi")


@pytest.mark.parametrize("jobs", [0, 1, 2])
@pytest.mark.parametrize("count", [0, 1, 31, 33, 100])
def test_results_come_in_order(jobs: int, count: int) -> None:
    done = workers.run(add, range(count), 7, jobs=jobs, size=8)
    assert [item for batch in done for item in batch] == list(range(7, 7 + count))


def test_little_work_stays_here() -> None:
    assert set(workers.run(where, range(32), None, jobs=4, size=4)) == {os.getpid()}
    assert os.getpid() not in set(workers.run(where, range(64), None, jobs=2, size=4))


@pytest.mark.parametrize("jobs", [1, 2])
def test_fault_of_a_worker_reaches_the_caller(jobs: int) -> None:
    with pytest.raises(ValueError, match="năm mươi"):
        list(workers.run(fail, range(100), None, jobs=jobs, size=8))


def test_batches_hold_everything_once() -> None:
    assert [list(batch) for batch in workers.batches(range(5), 2)] == [[0, 1], [2, 3], [4]]
    assert list(workers.batches([], 3)) == []


def test_at_least_one_job() -> None:
    assert workers.default_jobs() >= 1


def test_workers_of_a_limited_life_are_followed_by_others() -> None:
    first, *_, last = workers.batches(list(workers.run(where, range(120), None, jobs=2, size=4, life=40)), 10)
    assert set(first).isdisjoint(last)
    done = workers.run(add, range(120), 7, jobs=2, size=8, life=50)
    assert [item for batch in done for item in batch] == list(range(7, 127))
