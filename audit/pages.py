"""A few pages of every kind, found as a reader finds them: by following links from the front page."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override

STARTS = [
    *("/", "/id/"),
    # Where no link leads
    *("/experts/?country=XX&page=99", "/id/experts/?q=nobody&country=TH", "/suggest/?q=t", "/id/suggest/?q=t"),
    *("/nowhere", "/id/nowhere", "/experts.csv?country=XX"),
]
OF_EACH_KIND = 3


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href")):
            self.found.append(address)


def sample(site: str) -> Iterator[tuple[str, str]]:
    """The path and the HTML of up to three pages behind each route in each language."""
    seen: set[str] = set()
    kinds: Counter[tuple[str, ...]] = Counter()
    waiting = list(STARTS)
    while waiting:
        path = waiting.pop(0)
        if path in seen or kinds[kind_of(path)] >= OF_EACH_KIND and path not in STARTS:
            continue
        seen.add(path)
        if (html := read(urljoin(site, path))) is not None:
            kinds[kind_of(path)] += 1
            yield path, html
            waiting += inside(site, path, html)


def inside(site: str, path: str, html: str) -> list[str]:
    """The pages of this site, the administration apart, to which this page leads."""
    addresses = [urlsplit(urljoin(urljoin(site, path), link)) for link in Links(html).found]
    here = [address for address in addresses if address.netloc == urlsplit(site).netloc]
    paths = [f"{address.path}?{address.query}".rstrip("?") for address in here]
    return [each for each in paths if not each.startswith("/admin/")]


def kind_of(path: str) -> tuple[str, ...]:
    """The route, the language, and whether there is a query."""
    address = urlsplit(path)
    language = get_language_from_path(address.path) or settings.LANGUAGE_CODE
    try:
        with override(language):
            return resolve(address.path).view_name, language, "?" * bool(address.query)
    except Resolver404:
        return ("nothing",)


def read(address: str) -> str | None:
    """The page, an error's too; None if it is a file of another kind."""
    try:
        response = urlopen(address)
    except HTTPError as error:
        response = error
    with response:
        is_page = response.headers.get_content_type() == "text/html"
        return response.read().decode() if is_page else None
