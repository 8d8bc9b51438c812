"""RSS 2.0 (https://www.rssboard.org/rss-specification), the RSS Advisory Board's profile
(https://www.rssboard.org/rss-profile) and the extensions that our feeds use.

Owns: which elements there may be, how often, and what each may hold. What the profile only advises counts as a rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from tests.conformance import values
from tests.conformance.extensions import DUBLIN_CORE, MEDIA, extension, repeated
from tests.conformance.xml import attributes, children, name, read, text

Check = Callable[[str], str]
_MAIL = re.compile(r"[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]+(?: \([^()]+\))?")
_PLAIN = "title category copyright generator language link guid rating author managingEditor webMaster comments"
_ENCODED = re.compile(rf"<({_PLAIN.replace(' ', '|')})(?: [^>]*)?>([^<]*(?:<!\[CDATA\[.*?)?)</\1>", re.DOTALL)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FEED_TYPE = "application/rss+xml"


def _mail(value: str) -> str:
    return "" if _MAIL.fullmatch(value) else f"“{value}” is no e-mail address (a bare name is for dc:creator)"


def _any(value: str) -> str:
    return ""


CHANNEL: dict[str, Check] = {
    "title": values.filled,
    "link": values.web,
    "description": _any,
    "language": values.language,
    "copyright": values.filled,
    "managingEditor": _mail,
    "webMaster": _mail,
    "pubDate": values.rfc822,
    "lastBuildDate": values.rfc822,
    "generator": values.filled,
    "docs": values.web,
    "ttl": values.digits,
    "rating": values.filled,
    "category": values.filled,
}
ITEM: dict[str, Check] = {
    "title": values.filled,
    "link": values.web,
    "description": _any,
    "author": _mail,
    "category": values.filled,
    "comments": values.web,
    "guid": values.filled,
    "pubDate": values.rfc822,
    "source": values.filled,
}
IMAGE: dict[str, Check] = {
    "url": values.web,
    "title": values.filled,
    "link": values.web,
    "width": values.digits,
    "height": values.digits,
    "description": values.filled,
}
_LARGEST = {"width": 144, "height": 400}
_ATTRIBUTES = {
    "category": {"domain"},
    "guid": {"isPermaLink"},
    "enclosure": {"url", "length", "type"},
    "source": {"url"},
    "cloud": {"domain", "port", "path", "registerProcedure", "protocol"},
}
_IN_CHANNEL = {*CHANNEL, "image", "item", "cloud", "textInput", "skipHours", "skipDays"}
_IN_ITEM = {*ITEM, "enclosure"}
_EXTENSIONS = {
    "channel": {"atom:link", "fh:archive", "fh:complete", *DUBLIN_CORE, *MEDIA},
    "item": {"atom:link", "content:encoded", *DUBLIN_CORE, *MEDIA},
}


def faults(data: bytes) -> list[str]:
    """Every rule that the document breaks, in words."""
    root, found = read(data)
    if root is None:
        return found
    if name(root) != "rss" or root.get("version") != "2.0":
        return [*found, "the root is no <rss version=2.0>"]
    if [tag for tag, _ in children(root)] != ["channel"]:
        return [*found, "an rss holds one channel and nothing else"]
    return [*found, *_channel(root[0]), *_encoding(data.decode("utf-8"))]


def _channel(channel: etree._Element) -> Iterator[str]:
    yield from _children(channel, CHANNEL, _IN_CHANNEL, "channel", once_not={"category", "item"})
    tags = [tag for tag, _ in children(channel)]
    for required in ("title", "link", "description"):
        if required not in tags:
            yield f"channel: no <{required}>"
    if "item" in tags and tags[tags.index("item") :].count("item") != len(tags) - tags.index("item"):
        yield "channel: something stands after the first item"
    yield from _self(channel)
    yield from repeated(channel)
    for image in channel.iterchildren("image"):
        yield from _image(image, channel)
    for tag, most, allowed in (("skipHours", 24, map(str, range(24))), ("skipDays", 7, _DAYS)):
        yield from _skip(channel, tag, most, set(allowed))
    if channel.find("textInput") is not None or channel.find("cloud") is not None:
        yield "channel: textInput and cloud are of no use any more (profile)"
    items = list(channel.iterchildren("item"))
    guids = Counter(item.findtext("guid") for item in items)
    yield from (f"the guid {guid} stands {count} times" for guid, count in guids.items() if guid and count > 1)
    for number, item in enumerate(items, 1):
        yield from (f"item {number}: {fault}" for fault in _item(item))


def _item(item: etree._Element) -> Iterator[str]:
    yield from _children(item, ITEM, _IN_ITEM, "item", once_not={"category"})
    tags = [tag for tag, _ in children(item)]
    if not (item.findtext("title") or item.findtext("description")):
        yield "neither title nor description"
    if "guid" not in tags:
        yield "no guid (profile)"
    yield from _guid(item)
    for description in item.iterchildren("description"):
        yield from (f"description: {fault}" for fault in values.html(text(description)))
    for enclosure in item.iterchildren("enclosure"):
        yield from _enclosure(enclosure)
    for source in item.iterchildren("source"):
        if wrong := values.web(source.get("url", "")):
            yield f"source: {wrong}"
    if "content:encoded" in tags:
        if tags.count("content:encoded") > 1:
            yield "content:encoded stands more than once"
        if "description" in tags[tags.index("content:encoded") :]:
            yield "description stands after content:encoded (profile)"
    if "author" in tags and "dc:creator" in tags:
        yield "both author and dc:creator"


def _guid(item: etree._Element) -> Iterator[str]:
    for guid in item.iterchildren("guid"):
        kind = guid.get("isPermaLink", "true")
        if kind not in ("true", "false"):
            yield f"isPermaLink is “{kind}”"
        elif wrong := values.web(text(guid)) if kind == "true" else "":
            yield f"guid is said to be a permalink, but {wrong}"


def _children(
    parent: etree._Element, checks: dict[str, Check], known: set[str], where: str, *, once_not: set[str]
) -> Iterator[str]:
    """What every level has in common: known elements, each but a few once, none holding others."""
    counts: Counter[str] = Counter()
    for tag, element in children(parent):
        counts[tag] += 1
        if ":" in tag or tag.startswith("{"):
            if not tag.startswith("{") and tag not in _EXTENSIONS[where]:
                yield f"<{tag}> has no place here"
            yield from extension(tag, element)
            continue
        if tag not in known:
            yield f"RSS knows no <{tag}> here"
        if extra := sorted(key for key in set(attributes(element)) - _ATTRIBUTES.get(tag, set()) if ":" not in key):
            yield f"<{tag}> has no attribute {extra[0]}"
        if tag not in checks:
            continue
        if len(element):
            yield f"<{tag}> holds elements"
        if wrong := checks[tag](text(element)):
            yield f"{tag}: {wrong}"
        if tag == "category" and "domain" in element.attrib and (wrong := values.filled(element.get("domain", ""))):
            yield f"category domain: {wrong}"
    for tag, count in counts.items():
        if count > 1 and tag in known - once_not:
            yield f"<{tag}> stands {count} times"


def _self(channel: etree._Element) -> Iterator[str]:
    links = [attributes(element) for tag, element in children(channel) if tag == "atom:link"]
    own = [link for link in links if link.get("rel") == "self"]
    if len(own) != 1:
        yield f"channel: {len(own)} atom:link with rel=self (profile)"
    for link in own:
        if link.get("type") != _FEED_TYPE:
            yield f"atom:link rel=self is no {_FEED_TYPE}"


def _image(image: etree._Element, channel: etree._Element) -> Iterator[str]:
    for required in ("url", "title", "link"):
        if image.find(required) is None:
            yield f"image: no <{required}>"
    for tag, element in children(image):
        if tag not in IMAGE:
            yield f"image: RSS knows no <{tag}> here"
        elif wrong := IMAGE[tag](text(element)):
            yield f"image {tag}: {wrong}"
        elif tag in _LARGEST and not 0 < int(text(element)) <= _LARGEST[tag]:
            yield f"image: {tag} is {text(element)}, but the most is {_LARGEST[tag]}"
        elif tag in ("title", "link") and text(element) != channel.findtext(tag):
            yield f"image: another {tag} than its channel's (profile)"


def _skip(channel: etree._Element, tag: str, most: int, allowed: set[str]) -> Iterator[str]:
    for element in channel.iterchildren(tag):
        told = [text(one) for one in element]
        if len(told) > most or len(set(told)) < len(told) or not set(told) <= allowed:
            yield f"{tag}: {', '.join(told)}"


def _enclosure(enclosure: etree._Element) -> Iterator[str]:
    checks: dict[str, Check] = {"url": values.web, "length": values.digits, "type": values.media_type}
    for attribute, check in checks.items():
        if wrong := check(enclosure.get(attribute, "")):
            yield f"enclosure {attribute}: {wrong}"


def _encoding(document: str) -> Iterator[str]:
    """In plain text the profile writes & and < as hexadecimal references, which no reader takes for HTML."""
    for found in _ENCODED.finditer(document):
        if re.search(r"&(?!#x26;|#x3C;|#x3E;|quot;|apos;|#)|<!\[CDATA", found[2], re.IGNORECASE):
            yield f"<{found[1]}> has & or < not as &#x26; or &#x3C; (profile): {found[2][:60]}"
