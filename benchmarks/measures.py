"""All that is measured with one number of officials."""

from dataclasses import dataclass
from urllib.request import urlopen

from benchmarks import pages
from benchmarks.database import choose
from benchmarks.edits import measure_edits, readers
from benchmarks.inside import Index, Rendering
from benchmarks.peer import measure_peer
from benchmarks.serving import served
from benchmarks.wrk import Timing, measure

HEALTH = "/healthz"
REPEATED = "list, asked for before"
LIST = "list"
FILTERED = "filtered list"
COMMON = "commonest word"
RARE = "rarest word"
FAR = "far page"
PROFILE = "profile"
PEER = "Datasette"


@dataclass(frozen=True)
class Served:
    """What the servers give: timings by page, and how much longer an answer takes that comes after an edit."""

    timings: dict[str, Timing]
    edit: float
    words: tuple[pages.Word, pages.Word]
    far_page: int


@dataclass(frozen=True)
class Figures:
    officials: int
    served: Served
    rendering: Rendering
    queries: int
    index: Index


def measure_served(officials: int) -> Served:
    choose(officials)
    rare, common = words = pages.rare_and_common_word()
    far = pages.far_page()
    paths = {
        HEALTH: HEALTH,
        REPEATED: "/experts/",
        LIST: pages.LIST,
        FILTERED: pages.FILTERED,
        RARE: pages.searching(rare),
        COMMON: pages.searching(common),
        FAR: f"{pages.LIST}&page={far}",
        PROFILE: pages.profile(),
    }
    with served() as port:
        with readers(port):
            pass  # every worker has answered once, and has what it keeps in memory
        timings = {page: measure(port, path) for page, path in paths.items()}
        edit = measure_edits(port)
        with urlopen(f"http://localhost:{port}{pages.FILTERED}") as page:
            total = pages.total_on(page.read())
    peer = measure_peer(officials, total)
    return Served(timings | ({PEER: peer} if peer else {}), edit, words, far)
