"""Who is nominated already, and whose record somebody is changing: a file must not do it again."""

from collections import defaultdict
from collections.abc import Iterable

from experts.intake.alike import Alike
from experts.intake.people import keys_of
from experts.models import Nomination
from experts.nominations.version.typed import Typed, names_in
from experts.text import letters


class Pending:
    """Of one country, in two queries."""

    def __init__(self, country: str) -> None:
        pending = Nomination.objects.open().filter(country=country)
        changes = pending.filter(kind=Nomination.Kind.CHANGE)
        self._changed = set(changes.values_list("official_id", flat=True))
        self._numbers: dict[str, set[str]] = defaultdict(set)  # identity numbers by the key of a name
        self._country, self._alike = country, Alike()
        for pk, typed in pending.filter(kind=Nomination.Kind.NEW).values_list("pk", "typed").iterator():
            self._alike.add(pk, country, names_in(typed))
            for key in keys_of(country, "", names_in(typed)):
                self._numbers[key].add(_number(typed))

    def is_changed(self, official: int | None) -> bool:
        return official in self._changed

    def is_nominated(self, keys: Iterable[str], number: str) -> bool:
        """Whoever has the same name is another person only when both have a number and these differ."""
        found = [one for key in keys for one in self._numbers.get(key, ())]
        return any(not one or not number or one == letters(number) for one in found)

    def has_like(self, names: Iterable[str]) -> bool:
        """Whether somebody of a like name is nominated, who may be the same person."""
        return bool(list(self._alike.similar(self._country, [name for name in names if name])))


def _number(typed: Typed) -> str:
    return letters(typed.get("identity", {}).get("identity_number", ""))
