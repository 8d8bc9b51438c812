"""Work in batches: the same results in the same order, however many processes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from site_gen import workers


def add(state: int, batch: Sequence[int]) -> list[int]:
    return [state + item for item in batch]


def where(_: None, batch: Sequence[int]) -> int:
    time.sleep(0.001)  # else all is done before another process is there
    return os.getpid()


def fail(_: None, batch: Sequence[int]) -> None:
    if 50 in batch:
        raise ValueError("năm mươi")


def late(state: tuple[int, str], batch: Sequence[int]) -> Sequence[int]:
    """The batch itself, after a while where that is asked for."""
    own, slow = state
    if (os.getpid() == own) == (slow == "here"):
        time.sleep(0.01)
    return batch


def fail_elsewhere(own: int, batch: Sequence[int]) -> Sequence[int]:
    """Fails in every other process."""
    if os.getpid() != own:
        raise ValueError("no")
    time.sleep(0.01)
    return batch


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


def by_whom(_: None, batch: Sequence[int]) -> tuple[int, int]:
    time.sleep(0.001)
    return batch[0], os.getpid()


def test_batches_hold_everything_once() -> None:
    assert [list(batch) for batch in workers.batches(range(5), 2)] == [[0, 1], [2, 3], [4]]
    assert list(workers.batches([], 3)) == []


def test_at_least_one_job() -> None:
    assert workers.default_jobs() >= 1


def test_workers_of_a_limited_life_are_followed_by_others() -> None:
    done = list(workers.run(where, range(120), None, jobs=2, size=4, life=40))
    assert len(done) == 30
    first, _, last = (set(some) - {os.getpid()} for some in workers.batches(done, 10))
    assert first
    assert last
    assert first.isdisjoint(last)


def test_this_process_works_beside_those_of_a_limited_life() -> None:
    done = list(workers.run(where, range(120), None, jobs=2, size=4, life=40))
    assert all(os.getpid() in some for some in workers.batches(done, 10))


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("slow", ["here", "there"])
def test_all_is_done_once_beside_workers_of_a_limited_life(jobs: int, slow: str) -> None:
    done = workers.run(late, range(120), (os.getpid(), slow), jobs=jobs, size=8, life=70)
    assert sorted(item for batch in done for item in batch) == list(range(120))


def test_what_stands_together_is_done_by_one_process() -> None:
    done = dict(workers.run(by_whom, range(400), None, jobs=2, size=4, life=400))
    own = [first for first, process in done.items() if process == os.getpid()]
    others = [first for first, process in done.items() if process != os.getpid()]
    assert len(own) + len(others) == 100
    assert max(own) < min(others)


def test_a_failure_beside_this_process_is_raised_here() -> None:
    with pytest.raises(ValueError, match="no"):
        list(workers.run(fail_elsewhere, range(100), os.getpid(), jobs=2, size=8, life=200))


def test_beside_work_of_its_own_this_process_leaves_a_processor_to_others() -> None:
    done = set(workers.run(where, range(120), None, jobs=2, size=4, beside=True))
    assert len(done - {os.getpid()}) == len(done) == 1


def test_work_beside_goes_on_until_all_within_is_done(tmp_path: Path) -> None:
    def count() -> None:
        for number in range(10_000):
            (tmp_path / str(number)).touch()
            time.sleep(0.01)

    with workers.beside(count, jobs=2):
        deadline = time.monotonic() + 10
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
    done = len(list(tmp_path.iterdir()))
    assert done >= 3
    time.sleep(0.1)
    assert len(list(tmp_path.iterdir())) == done


def test_work_beside_may_fail_or_be_left_out(tmp_path: Path) -> None:
    def fail() -> None:
        (tmp_path / str(os.getpid())).touch()
        raise ValueError

    with workers.beside(fail, jobs=1):
        pass
    assert not list(tmp_path.iterdir())
    with pytest.raises(KeyError), workers.beside(fail, jobs=2):
        raise KeyError


def test_what_work_aside_gives_comes_one_after_another(tmp_path: Path) -> None:
    def work() -> Iterator[bytes]:
        (tmp_path / str(os.getpid())).touch(exist_ok=False)
        yield b""
        yield b"x" * 1_000_000  # more than a pipe takes at once

    for jobs in (1, 2):
        done = workers.Aside(work, jobs=jobs)
        assert done.next() == b""
        assert done.next() == b"x" * 1_000_000
        with pytest.raises(RuntimeError):
            done.next()
        done.close()
    assert len(list(tmp_path.iterdir())) == 2


def test_work_aside_that_nobody_waits_for_is_ended(tmp_path: Path) -> None:
    def work() -> Iterator[bytes]:
        (tmp_path / str(os.getpid())).touch()
        yield b"x" * 1_000_000

    done = workers.Aside(work, jobs=2)
    deadline = time.monotonic() + 10
    while not (begun := [int(path.name) for path in tmp_path.iterdir()]) and time.monotonic() < deadline:
        time.sleep(0.01)
    done.close()
    with pytest.raises(ProcessLookupError):
        os.kill(begun[0], 0)
    done.close()


def test_work_aside_that_fails_is_told() -> None:
    def fail() -> Iterator[bytes]:
        yield b"a"
        raise ValueError("no")

    for jobs, wrong in ((2, "ended before its work"), (1, "no")):
        work = workers.Aside(fail, jobs=jobs)
        assert work.next() == b"a"
        with pytest.raises((RuntimeError, ValueError), match=wrong):
            work.next()
