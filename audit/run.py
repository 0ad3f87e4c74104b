"""`make audit`: what a reader's browser makes of the pages. Ends with 1 if anything falls short of its target."""

import sys
from collections.abc import Iterator
from urllib.parse import urljoin

from audit import lighthouse, markup, weight
from audit.pages import Links, read, sample
from benchmarks.apart import alone
from benchmarks.database import choose, fill
from benchmarks.serving import served
from tests.browsers import a_browser

OFFICIALS = 500
LEAST_SCORE = 98
Verdict = tuple[str, bool]  # what was measured, and whether it meets its target
MOST_BYTES_FIRST, MOST_BYTES_SECOND, MOST_REQUESTS = 100_000, 20_000, 8


def main() -> None:
    alone(fill, OFFICIALS)
    choose(OFFICIALS)
    with served() as port:
        missed = [told(*verdict) for verdict in verdicts(f"http://localhost:{port}")].count(False)
    sys.exit(min(missed, 1))


def told(text: str, is_met: bool) -> bool:
    print("✓" if is_met else "✗", text, flush=True)
    return is_met


def verdicts(site: str) -> Iterator[Verdict]:
    pages = {"home": "/", "list": "/experts/", "profile": a_profile(site), "where expertise lies": "/where/"}
    number, errors = markup.errors(sample(site))
    yield "\n".join([f"Nu HTML checker, {number} pages: {len(errors)} errors", *errors]), not errors
    yield from weights(site, pages)
    yield from scores(site, pages)


def a_profile(site: str) -> str:
    links = Links(read(urljoin(site, "/experts/")) or "").found
    return next(link for link in links if link.startswith("/experts/") and "?" not in link and link != "/experts/")


def weights(site: str, pages: dict[str, str]) -> Iterator[Verdict]:
    """Photos are none of it: the invented people have none."""
    with a_browser() as browser:
        for name, path in pages.items():
            load = weight.first_visit(browser, urljoin(site, path))
            is_light = load.bytes <= MOST_BYTES_FIRST and load.requests <= MOST_REQUESTS
            yield f"{name}, first visit: {load}", is_light and len(load.hosts) == 1
        for name, path in list(pages.items())[1:]:
            load = weight.second_page(browser, site, urljoin(site, path))
            yield f"{name}, after home: {load}", load.bytes <= MOST_BYTES_SECOND


def scores(site: str, pages: dict[str, str]) -> Iterator[Verdict]:
    for name, path in pages.items():
        found = lighthouse.scores(urljoin(site, path))
        listed = ", ".join(f"{category} {score}" for category, score in found.items())
        yield f"{name}, Lighthouse, mobile: {listed}", min(found.values()) >= LEAST_SCORE


if __name__ == "__main__":
    main()
