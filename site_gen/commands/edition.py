"""``edition``: an edition as a mail, into a file or to the addresses in one."""

from __future__ import annotations

import argparse
import os
import sys
from bisect import bisect_left
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from site_gen import cli, dates, pipeline, workers
from site_gen.building import Planned, planned
from site_gen.commands.build import configured, present
from site_gen.commands.progress import progress
from site_gen.config import Config
from site_gen.dates import Period
from site_gen.errors import EXIT_CONTENT, EXIT_OK, ContentError, UsageError
from site_gen.newsletter import addresses, journal
from site_gen.newsletter.addresses import Address
from site_gen.newsletter.delivery import Courier, Parted, parted
from site_gen.newsletter.journal import SENT, Journal, Unwritable
from site_gen.newsletter.letter import Letter, with_photograph, written
from site_gen.newsletter.message import Stamp, message
from site_gen.newsletter.server import PASSWORD, Server, Unusable, named
from site_gen.options import Options
from site_gen.views.editions import EditionView

_NAMED = "write a week as 2018-w05, a month as 2018-01"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``edition``."""
    cli.common(parser)
    parser.add_argument("edition", metavar="EDITION", help="a week such as 2018-w05, or a month such as 2018-01")
    parser.add_argument("--eml", type=Path, metavar="FILE", help="write the message into this file")
    parser.add_argument(
        "--send",
        metavar="URL",
        help=f"the mail server: smtp://user@host:587 or smtps://user@host (password: {PASSWORD})",
    )
    parser.add_argument("--to", type=Path, metavar="FILE", help="the addresses to send to, one a line")
    parser.add_argument("--yes", action="store_true", help="really send; without it --send only tells what it would do")
    parser.add_argument("--unfinished", action="store_true", help="send an edition whose time is not over yet")
    parser.add_argument("--retry-doubtful", action="store_true", help="send again what may have arrived already")
    parser.add_argument("--retry-refused", action="store_true", help="send again what the server refused for good")
    parser.add_argument("--date", metavar="ISO-8601", help="the date of the message (see the manual)")
    parser.add_argument("--now", metavar="ISO-8601", help="the edition as at this time (the present)")


def run(options: argparse.Namespace) -> int:
    """Writes the message, sends it, or both; the exit status is 1 when an address has not got it."""
    period = _period(options.edition)
    settings = configured(options)
    server = _server(options)
    if server is None and options.eml is None:
        raise UsageError("nothing to do: name a file with --eml, or a mail server with --send")
    now = present(options.now, settings)
    _early(period, settings, now, refuse=options.yes and not options.unfinished)
    sender = _sender(settings)
    readers = _readers(options, settings) if server else ()
    with progress() as tick:
        building = Options(now=now, jobs=workers.default_jobs(), tick=tick)
        public, letter = planned(settings, building, lambda site: _letters(site, period, settings))
    if options.eml is not None:
        stamp = _stamp(settings, sender, _date(options.date, settings) or _after(period, settings))
        _write(options.eml, message(public, stamp, None))
        if stamp.unsubscribe and not stamp.leave(None):
            text = "nobody can unsubscribe by it: the URL of unsubscribe needs an {address}, which it has none of"
            print(f"warning: {options.eml}: {text}", file=sys.stderr)
    if server is None:
        return EXIT_OK
    date = _date(options.date, settings) or _local(pipeline.now(), settings)
    return _deliver(options, letter, _stamp(settings, sender, date), server, readers)


def _period(text: str) -> Period:
    try:
        return dates.period(text.lower())
    except ValueError as wrong:
        raise UsageError(f"{wrong} ({_NAMED})") from wrong


def _server(options: argparse.Namespace) -> Server | None:
    """Where to send. Raises UsageError where --send and the options that belong to it do not fit."""
    if options.send is None:
        for name in ("to", "yes", "unfinished", "retry_doubtful", "retry_refused"):
            if getattr(options, name):
                raise UsageError(f"--{name.replace('_', '-')} belongs to --send, which is missing")
        return None
    if options.to is None:
        raise UsageError("--send: to whom? Name a file of addresses with --to")
    password = os.environ.get(PASSWORD, "")
    server = named(options.send, password)
    if password and not server.user:
        text = f"{PASSWORD} is set, but --send names no user: there is no login (write user@ before {server.host})"
        print(f"warning: {text}", file=sys.stderr)
    return server


def _sender(settings: Config) -> Address:
    sender = settings.newsletter.sender
    if sender is None:
        raise UsageError(
            f'{settings.root / "site.toml"}: whose mail is it? Add [newsletter] with from = "Name <name@example.org>"'
        )
    return sender


# --- the letter --------------------------------------------------------------------------------------------


def _letters(planned: Planned, period: Period, settings: Config) -> tuple[Letter, Letter]:
    """The edition of that period as a letter to nobody known, and to readers. Raises UsageError when there is none."""
    if not settings.editions:
        raise UsageError("there are no editions: site.toml says editions = false")
    url = settings.urls.edition(period.text)
    page = next((page for page in planned.pages if page.url == url and page.maker == "edition.html"), None)
    view = page.view() if page else None
    if not isinstance(view, EditionView):
        raise UsageError(_nothing(planned, period))
    view, leave = with_photograph(view, planned.site, settings.urls), settings.newsletter.unsubscribe
    readers = written(period.text, view, planned.renderer, unsubscribe=bool(leave))
    if "{address}" not in leave:
        return readers, readers
    return written(period.text, view, planned.renderer, unsubscribe=False), readers


def _nothing(planned: Planned, period: Period) -> str:
    """That a period has no articles, and which ones near it have some."""
    kind = planned.site.weeks if period.week else planned.site.months
    known = sorted(edition.period for edition in kind)
    place = bisect_left(known, period)
    near = [*known[:place][-1:], *known[place:][:1]]
    days = f" ({period.first.isoformat()} to {period.last.isoformat()})" if period.week else ""
    hint = f"the nearest: {', '.join(one.text for one in near)}" if near else "there is none of this kind at all"
    return f"no article is dated within {period.text}{days}, so there is no such edition ({hint})"


def _after(period: Period, settings: Config) -> datetime:
    """The first instant when an edition is whole."""
    return _local(dates.after(period, dates.zone(settings.timezone)).start, settings)


def _local(seconds: int, settings: Config) -> datetime:
    """An instant by the clocks of the site."""
    return datetime.fromtimestamp(seconds, dates.zone(settings.timezone))


def _early(period: Period, settings: Config, now: int, *, refuse: bool) -> None:
    """Warns of an edition that is not whole. Raises UsageError where it shall be sent: nobody gets the rest later."""
    whole = _after(period, settings)
    if now < whole.timestamp():
        text = f"{period.text} is not over before {whole:%Y-%m-%d}: what is published until then will be missing"
        if refuse:
            raise UsageError(f"{text}, and nobody gets it twice (send it then, or add --unfinished)")
        print(f"warning: {text}", file=sys.stderr)


def _date(text: str | None, settings: Config) -> datetime | None:
    if text is None:
        return None
    try:
        return _local(dates.parse(text, dates.zone(settings.timezone)).start, settings)
    except ValueError as wrong:
        raise UsageError(f"--date: {wrong} (write 2018-02-05 or 2018-02-05T08:30:00+07:00)") from wrong


def _stamp(settings: Config, sender: Address, date: datetime) -> Stamp:
    own = settings.newsletter
    host = urlsplit(settings.site_id).hostname or urlsplit(settings.base_url).hostname or sender.domain
    return Stamp(
        sender=sender,
        reply_to=own.reply_to,
        unsubscribe=own.unsubscribe,
        one_click=own.one_click,
        list_id=own.list_id,
        site_id=settings.site_id,
        host=_ascii(host, sender),
        language=settings.language,
        date=date,
    )


def _ascii(host: str, sender: Address) -> str:
    """A host as a Message-ID may hold it."""
    try:
        return addresses.parse(f"x@{host}").domain
    except ValueError:
        return sender.domain


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as wrong:
        raise UsageError(f"{path}: cannot be written: {wrong.strerror}") from wrong
    print(f"{path}: {_size(data)}")


def _size(data: bytes) -> str:
    return f"{-(-len(data) // 1000)} kB"


# --- the sending -------------------------------------------------------------------------------------------


def _readers(options: argparse.Namespace, settings: Config) -> tuple[Address, ...]:
    """Who is in the file. Raises ContentError with every fault in it, UsageError where it cannot lie there."""
    path: Path = options.to
    real = path.resolve()
    own = (settings.root / "static", settings.root / "themes")
    for folder in (settings.output, settings.cache, settings.content, *own):
        if real.is_relative_to(folder.resolve()):
            raise UsageError(f"{path}: lies in {folder}, where it could be published or lost (put it elsewhere)")
    readers, problems = addresses.read(path)
    if problems.errors():
        raise ContentError(problems.sorted())
    if not readers:
        raise UsageError(f"{path}: holds no address")
    cli.tell(problems.sorted(), Path())
    return readers


def _deliver(
    options: argparse.Namespace, letter: Letter, stamp: Stamp, server: Server, readers: tuple[Address, ...]
) -> int:
    path = journal.beside(options.to, letter.edition)
    size = _size(message(letter, stamp, readers[0]))
    print(f"{letter.subject}\n{size} each, from {stamp.sender.spec} by {server.name}, journal: {path}")
    if not options.yes:
        kept = journal.look(path, stamp.site_id, letter.edition)
        return _rehearse(options, parted(readers, kept), kept)
    with journal.opened(path, stamp.site_id, letter.edition) as kept:
        queue = _queue(options, parted(readers, kept))
        stopped = _send(queue, kept, letter, stamp, server, insist=options.retry_refused)
        after = parted(readers, kept)
        had = sum(kept.state(one.spec) == SENT for one in queue)
        return _conclude(after, kept, had, stopped)


def _queue(options: argparse.Namespace, known: Parted) -> tuple[Address, ...]:
    return known.queue(retry_doubtful=options.retry_doubtful, retry_refused=options.retry_refused)


def _rehearse(options: argparse.Namespace, known: Parted, kept: Journal) -> int:
    """Tells what would be sent."""
    print(f"{len(known.sent)} addresses have it already; would be sent now to {len(_queue(options, known))}.")
    _list_open(known, kept)
    print("Nothing was sent: this was a dry run. To send, add --yes.")
    return EXIT_OK


def _send(
    queue: tuple[Address, ...], kept: Journal, letter: Letter, stamp: Stamp, server: Server, *, insist: bool
) -> str:
    """Sends to each of ``queue``; gives why it was stopped, or nothing."""
    if not queue:
        return ""
    with progress() as tick:

        def tell(to: Address, state: str, reply: str) -> None:
            tick("send", 1, len(queue))
            if state != SENT:
                print(f"{to.spec}: {_STATES[state]}: {reply}", file=sys.stderr)

        try:
            courier = Courier(server, stamp.sender, kept, tell, insist)
            courier.carry(queue, lambda to: message(letter, stamp, to))
        except Unusable as wrong:
            return f"{server.name}: {wrong}"
        except Unwritable as wrong:
            return f"{wrong}; mend that before anything is sent again"
    return ""


_STATES = {journal.UNSENT: "not sent this time", journal.REFUSED: "refused", journal.BEGUN: "in doubt"}


def _conclude(after: Parted, kept: Journal, had: int, stopped: str) -> int:
    if stopped:
        print(f"stopped: {stopped}", file=sys.stderr)
    print(f"Sent to {had} now, {len(after.sent)} in all.")
    _list_open(after, kept)
    if after.unsent:
        print(f"Not sent: {len(after.unsent)} (the same command goes on with them)", file=sys.stderr)
    return EXIT_OK if after.done else EXIT_CONTENT


def _list_open(known: Parted, kept: Journal) -> None:
    """Lists what the program does not send again by itself."""
    for found, what, option in (
        (known.doubtful, "In doubt, may have arrived", "--retry-doubtful"),
        (known.refused, "Refused by the server", "--retry-refused"),
    ):
        if found:
            print(f"{what}: {len(found)} (sent again only with {option})")
            for one in found:
                reply = kept.reply(one.spec)
                print(f"  {one.spec}" + (f" ({reply})" if reply else ""))
