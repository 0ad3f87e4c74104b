"""No address of the site is left out of the tables that say who gets what; the admin’s is tests/admin/table.py."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from experts.corrections.urls import urlpatterns as corrections
from experts.directory.urls import urlpatterns as directory
from tests.accounts.test_permissions import TABLE as ACCOUNTS
from tests.directory.everything import EXAMPLES
from tests.engagements.test_desk import TABLE as ANSWERING
from tests.nominations.test_permissions import TABLE as DESK
from tests.ownsay.test_desk import TABLE as ASKING

# What anybody may open: tests/directory/everything.py has an example of each, for the sweep of the public pages.
PUBLIC = {pattern.name for pattern in [*directory, *corrections] if isinstance(pattern, URLPattern)}
MAILED = {"listed", "listed_sent", "look", "own_thanks"} | {
    f"own_{act}" for act in ("confirm", "correct", "leave", "agree", "refuse")
}
OF_REQUESTERS = {"request_sent", "request_lost", "request_lost_sent", "request_erased", "expert_answered"} | {
    name for name in EXAMPLES if name.startswith(("request", "expert"))
}
OF_THE_DEMONSTRATION = {"outbox", "mail", "mail_html"}
OF_THE_SERVICE = {"healthz", "readyz", "set_language"}


def patterns(found: Any, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in found:
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns, each.namespace or space)
        else:
            yield space, each


def test_every_address_has_an_expected_answer_for_everybody() -> None:
    of = {
        "": {row.split()[1] for row in ACCOUNTS} | OF_THE_SERVICE | OF_THE_DEMONSTRATION,
        "accounts": {row.split()[1].partition(":")[2] for row in ACCOUNTS},
        "nominations": {row.split()[1] for row in DESK},
        "ownsay": {row.split()[1] for row in ASKING} | MAILED,
        "directory": PUBLIC,
        "engagements": {row.split()[1] for row in ANSWERING} | OF_REQUESTERS,
        "corrections": PUBLIC,
        "demo": OF_THE_DEMONSTRATION,
    }
    all_of_them = [(space, one) for space, one in patterns(get_resolver().url_patterns) if space != "admin"]
    unknown = {f"{space}:{one.name or one.pattern}" for space, one in all_of_them if told(one) not in of[space]}
    assert unknown == set()


def told(pattern: URLPattern) -> str:
    return pattern.name or str(pattern.pattern)
