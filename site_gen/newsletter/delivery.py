"""The sending of an edition: to each address at most once, whatever happens on the way.

Owns: who is still to get it, what is noted when. Must not know: SMTP, how a journal is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field

from site_gen.newsletter.addresses import Address
from site_gen.newsletter.journal import BEGUN, REFUSED, SENT, UNSENT, Journal
from site_gen.newsletter.server import Doubtful, Lost, Refused, Server, Session, Unusable, session

# An address, what became of it, what the server said.
Tell = Callable[[Address, str, str], None]
# Connections that end, each with a message of its own, before the server is given up; and messages that it refuses
# alike by a rule of its own, while it has taken none.
_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Parted:
    """Addresses by what became of their messages so far."""

    unsent: tuple[Address, ...]
    doubtful: tuple[Address, ...]
    refused: tuple[Address, ...]
    sent: tuple[Address, ...]

    @property
    def done(self) -> bool:
        """Whether everyone has it."""
        return not (self.unsent or self.doubtful or self.refused)

    def queue(self, *, retry_doubtful: bool, retry_refused: bool) -> tuple[Address, ...]:
        """Who is to get the message now."""
        return (
            *self.unsent,
            *(self.doubtful if retry_doubtful else ()),
            *(self.refused if retry_refused else ()),
        )


def parted(addresses: Iterable[Address], journal: Journal) -> Parted:
    """Which of ``addresses`` have had the edition, and which not."""
    by: dict[str, list[Address]] = {UNSENT: [], BEGUN: [], REFUSED: [], SENT: []}
    for address in addresses:
        by[journal.state(address.spec)].append(address)
    return Parted(*(tuple(by[state]) for state in (UNSENT, BEGUN, REFUSED, SENT)))


@dataclass
class Courier:
    """Hands messages to a server over one connection after another."""

    server: Server
    sender: Address
    journal: Journal
    tell: Tell
    insist: bool = False  # goes on though all are refused alike
    _connections: ExitStack = field(default_factory=ExitStack)
    _session: Session | None = None
    _lost: int = 0
    _sent: bool = False
    _alike: list[tuple[Address, Refused]] = field(default_factory=list)  # refused, which is not noted for good yet

    def carry(self, queue: Iterable[Address], compose: Callable[[Address], bytes]) -> None:
        """Sends to each of ``queue``. Raises Unusable where the server cannot be used any longer."""
        try:
            with self._connections:
                for address in queue:
                    self._carry_one(address, compose(address))
        except Unusable:
            for to, refused in self._alike:
                self.tell(to, UNSENT, str(refused))
            raise
        self._settle()

    def _carry_one(self, to: Address, data: bytes) -> None:
        fresh = self._session is None
        try:
            self._hand_over(to, data)
        except Lost as lost:
            self._hang_up()
            if fresh:
                self._fail(to, UNSENT, str(lost))
            else:  # servers end a connection that has lasted long enough
                self._carry_one(to, data)

    def _hand_over(self, to: Address, data: bytes) -> None:
        doubtful = self.journal.state(to.spec) == BEGUN  # and stays so, until it is known to have arrived
        if self._session is None:
            self._session = self._connections.enter_context(session(self.server, self.sender.domain))
        try:
            reply = self._session.hand_over(self.sender.spec, to.spec, data, lambda: self.journal.note(to.spec, BEGUN))
        except Refused as refused:
            self._lost = 0
            self._refused(to, refused, doubtful=doubtful)
        except Doubtful as unanswered:
            self._hang_up()
            self._fail(to, BEGUN, str(unanswered))
        else:
            self._lost, self._sent = 0, True
            self._settle()
            self.journal.note(to.spec, SENT, reply)
            self.tell(to, SENT, reply)

    def _refused(self, to: Address, refused: Refused, *, doubtful: bool) -> None:
        """Notes a refusal. One that may mean every message is noted for good when the next is another."""
        if self._alike and refused.policy != self._alike[0][1].policy:
            self._settle()
        if doubtful or not refused.policy or self._sent or self.insist:
            state = BEGUN if doubtful else REFUSED if refused.final else UNSENT
            self.journal.note(to.spec, state, str(refused))
            self.tell(to, state, str(refused))
            return
        self.journal.note(to.spec, UNSENT, str(refused))
        self._alike.append((to, refused))
        if len(self._alike) >= _IN_A_ROW:
            raise Unusable(f"refuses every message alike: {refused}")

    def _settle(self) -> None:
        """Notes for good what was held back: the server does not refuse everyone alike."""
        for to, refused in self._alike:
            self.journal.note(to.spec, REFUSED, str(refused))
            self.tell(to, REFUSED, str(refused))
        self._alike.clear()

    def _fail(self, to: Address, state: str, why: str) -> None:
        """Tells of a message that a connection ended with, and gives up after some."""
        self.tell(to, state, why)
        self._lost += 1
        if self._lost >= _IN_A_ROW:
            raise Unusable(why)

    def _hang_up(self) -> None:
        self._session = None
        self._connections.close()
