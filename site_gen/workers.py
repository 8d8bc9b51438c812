"""Work in batches, in processes where there is enough of it.

Owns: the choice between this process and others, and how they come by what all batches share.
Must not know: what the work is.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from itertools import chain
from threading import Thread
from typing import IO, Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
State = TypeVar("State")

_MOST = 64  # processes; more only cost memory
_LENGTH = 8  # of what tells how long a message is
_WATCH = 0.2  # seconds between two looks at the parent

# Set once in each worker process, before its first batch: forked workers get the state without copying it.
_adopted: list[Any] = []


def default_jobs() -> int:
    """As many as there are processors for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """``items`` in slices of ``size``."""
    return (items[start : start + size] for start in range(0, len(items), size))


def run(
    work: Callable[[State, Sequence[Item]], Result],
    items: Sequence[Item],
    state: State,
    *,
    jobs: int,
    size: int,
    alone: int = 32,
    life: int = 0,
    beside: bool = False,
) -> Iterator[Result]:
    """``work(state, batch)`` for batches of ``items``, in their order. Up to ``alone`` items are done right here, each
    batch when it is asked for; processes begin at once.

    Where ``life`` is given, the order is any, and items that stand together are better done by one process: each has in
    time a copy of all that it looked at of what they share. So this process is one of those that work, from the other
    end; they end after so many items, and new ones go on. ``beside`` work of this process's own, one process fewer
    begins: what all wait for is not to share its processor.
    """
    if jobs <= 1 or len(items) <= alone:
        return _here(work, items, state, size)
    if life and len(items) > life:
        lives = batches(items, life)
        return chain.from_iterable(run(work, own, state, jobs=jobs, size=size, alone=alone, life=life) for own in lives)
    import multiprocessing  # noqa: PLC0415  slow to import, and little work needs none
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    size = max(1, min(size, -(-len(items) // (4 * jobs))))
    jobs = min(jobs, -(-len(items) // size), _MOST)
    others = jobs - 1 if life or beside else jobs
    pool = ProcessPoolExecutor(others, mp_context=context, initializer=_adopt, initargs=(state, os.getpid()))
    if life:
        return _closing(pool, _together(pool, work, list(batches(items, size)), state))
    return _closing(pool, pool.map(partial(_call, work), batches(items, size)))


def _here(
    work: Callable[[State, Sequence[Item]], Result], items: Sequence[Item], state: State, size: int
) -> Iterator[Result]:
    for batch in batches(items, size):
        yield work(state, batch)
        gc.collect(0)  # only what this batch left behind; the collector may be resting


def _closing(pool: AbstractContextManager[object], results: Iterator[Result]) -> Iterator[Result]:
    with pool:
        yield from results


def _together(
    pool: Any, work: Callable[[State, Sequence[Item]], Result], left: list[Sequence[Item]], state: State
) -> Iterator[Result]:
    """The results of the batches that are ``left`` as they come: done by the pool from the last one on, and right here
    from the first one on."""
    given = deque([(batch, pool.submit(_call, work, batch)) for batch in reversed(left)])
    while given:
        while given and given[0][1].done():
            yield given.popleft()[1].result()
        if given and given[-1][1].cancel():
            yield work(state, given.pop()[0])
            gc.collect(0)
        elif given:
            yield given.popleft()[1].result()


class Aside:
    """``work``, a generator, that goes on in a process of its own from now on; what it gives is waited for when it is
    asked for. With one job, or where no process can be forked, it is done then."""

    def __init__(self, work: Callable[[], Iterator[bytes]], *, jobs: int) -> None:
        self._process = 0
        if jobs > 1 and hasattr(os, "fork"):
            self._begin(work)
        else:
            self._given = work()

    def _begin(self, work: Callable[[], Iterator[bytes]]) -> None:
        readable, writable = os.pipe()

        def tell() -> None:
            os.close(readable)
            with os.fdopen(writable, "wb") as file:
                for given in work():
                    file.write(len(given).to_bytes(_LENGTH, "big") + given)
                    file.flush()

        self._process = _forked(tell)
        os.close(writable)
        self._given = _told(os.fdopen(readable, "rb"))

    def next(self) -> bytes:
        """What comes next of what the work gives. Raises RuntimeError when the process failed."""
        try:
            return next(self._given)
        except StopIteration:
            raise RuntimeError("the process ended before its work") from None

    def close(self) -> None:
        """Ends the process, done or not."""
        process, self._process = self._process, 0
        if process:
            _end(process)
            self._given = iter(())

    def __del__(self) -> None:
        self.close()


def _told(pipe: IO[bytes]) -> Iterator[bytes]:
    """What comes out of the pipe, as far as it is whole."""
    with pipe:
        while len(head := pipe.read(_LENGTH)) == _LENGTH:
            length = int.from_bytes(head, "big")
            given = pipe.read(length)
            if len(given) < length:
                return
            yield given


@contextmanager
def beside(work: Callable[[], object], *, jobs: int) -> Iterator[None]:
    """While all within goes on, ``work`` is done in a process of its own as far as it comes: then it is ended. With one
    job, or where no process can be forked, nothing of it is done."""
    if jobs <= 1 or not hasattr(os, "fork"):
        yield
        return
    process = _forked(work)
    try:
        yield
    finally:
        _end(process)


def _end(process: int) -> None:
    """Ends a process of ours, done or not."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _forked(work: Callable[[], object]) -> int:
    """A process that does ``work``; its status is 0 when that came to its end."""
    parent = os.getpid()
    process = os.fork()
    if process == 0:
        status = 1
        with suppress(BaseException):  # whatever it is, the parent is told that nothing came
            gc.disable()  # nothing here lives for long
            _end_with(parent)
            work()
            status = 0
        os._exit(status)
    return process


def _adopt(state: Any, parent: int) -> None:
    gc.freeze()  # what the parent held is none of this process's garbage, and looking at it would copy it
    gc.enable()
    _adopted[:] = [state]
    _end_with(parent)


def _end_with(parent: int) -> None:
    """Ends this process when the build that it works for was killed: it must not write beside the next one."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH)
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _call(work: Callable[[Any, Sequence[Any]], Any], batch: Sequence[Any]) -> Any:
    return work(_adopted[0], batch)
