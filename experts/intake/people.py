"""Who a row speaks of: an official of the database, somebody named earlier in the file, or somebody new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

from experts.intake.alike import Alike
from experts.intake.names import name_key
from experts.intake.rows import Row
from experts.models import Official, PersonalRecord
from experts.text import letters


class AmbiguousError(Exception):
    """Several people fit, and nothing in the row tells which of them is meant."""


class NoRecordError(Exception):
    """The row stands for a record that there is not."""


def keys_of(country: str, external_id: str, names: Iterable[str]) -> list[str]:
    """By which a row of any file may find somebody: kept with rows that wait, to see whether two mean one person."""
    by_name = [f"{country} {name_key(name)}" for name in names if name]
    return list(dict.fromkeys([*([f"{country}#{external_id}"] if external_id else []), *by_name]))


class Known:
    """Somebody whom a row may mean. There may be many, so each is small."""

    __slots__ = (
        "brings_identity",
        "external_id",
        "identity_number",
        "is_withdrawn",
        "number",
        "official_id",
        "primary_is_ours",
        "row",
    )

    def __init__(self, external_id: str, official_id: int | None = None, is_withdrawn: bool = False) -> None:
        self.external_id = external_id
        self.identity_number = ""
        self.brings_identity = False  # whether the number comes from the file
        self.official_id = official_id  # None: somebody new
        self.is_withdrawn = is_withdrawn
        self.row: int | None = None  # the first of the file that speaks of them
        self.number = ""  # that they have in a workbook with several sheets
        self.primary_is_ours = False  # whether this import chose their primary post


class People:
    """The people of each country that the file names, by external id, by name and by their other names."""

    def __init__(self) -> None:
        self._alike = Alike()
        self._countries: set[str] = set()
        self._by_record: dict[str, Known] = {}
        self._by_official: dict[int, Known] = {}
        self._by_number: dict[str, Known] = {}
        self._by_id: dict[str, Known] = {}
        self._by_identity: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_other_name: dict[str, list[Known]] = defaultdict(list)

    def load(self, countries: Iterable[str]) -> None:
        """Invented people are nobody whom a real file can mean, but for one that was exported with them."""
        fresh = set(countries) - self._countries
        if not fresh:
            return
        self._countries |= fresh
        officials = Official.objects.standing().filter(country__in=fresh).order_by()
        columns = (
            "pk",
            "slug",
            "is_demonstration",
            "country",
            "external_id",
            "status",
            "name",
            "name_local",
            "other_names",
        )
        for pk, slug, invented, country, external_id, status, name, local, others in officials.values_list(
            *columns
        ).iterator():
            known = Known(external_id, pk, status == Official.Status.WITHDRAWN)
            self._by_record[slug] = self._by_official[pk] = known
            if not invented:
                self._remember(known, country, name, [local, *others])
        self._load_merged(fresh)
        self._load_identities(fresh)

    def _load_merged(self, countries: Iterable[str]) -> None:
        """A record that was merged, whatever file still speaks of it, is the one that stands for it."""
        merged = Official.objects.filter(country__in=countries).exclude(merged_into=None)
        for pk, slug, into, country, external_id in merged.values_list(
            "pk", "slug", "merged_into", "country", "external_id"
        ):
            known = self._by_record[slug] = self._by_official[pk] = self._by_official[cast("int", into)]
            if external_id:
                self._by_id.setdefault(f"{country} {external_id}", known)

    def _load_identities(self, countries: Iterable[str]) -> None:
        records = PersonalRecord.objects.filter(official__country__in=countries).exclude(identity_number="")
        told = records.values_list("official", "official__country", "identity_number")
        for official, country, number in told.iterator():
            if known := self._by_official.get(official):
                known.identity_number = number
                self._by_identity[f"{country} {letters(number)}"] = known

    def find(self, row: Row) -> Known | None:
        """By the record or the number that the row gives, its external id or identity number, or else its name."""
        if row.record and row.record not in self._by_record:
            raise NoRecordError
        identified = (
            self._by_record.get(row.record)
            or self._by_number.get(row.number)
            or (row.external_id and self._by_id.get(f"{row.country} {row.external_id}"))
            or (row.identity_number and self._by_identity.get(f"{row.country} {letters(row.identity_number)}"))
        )
        return identified or self._by_its_name(row)

    def _by_its_name(self, row: Row) -> Known | None:
        """Who has the name, unless it has another external id, or another number in this file."""
        for fitting in self._named_like(row):
            if row.external_id:
                fitting = [known for known in fitting if not known.external_id]
            if row.number:
                fitting = [known for known in fitting if not known.number]
            if row.identity_number:
                fitting = [known for known in fitting if not known.identity_number]
            if len(fitting) > 1:
                raise AmbiguousError
            if fitting:
                return fitting[0]
        return None

    def has_number(self, number: str) -> bool:
        return number in self._by_number

    def alike(self, row: Row) -> list[Known]:
        """Who may be the same person, though the names differ."""
        names = [row.name.text, row.name_local, *row.other_names]
        return [cast("Known", similar.key) for similar in self._alike.similar(row.country, names)]

    def official(self, key: int) -> Known | None:
        return self._by_official.get(key)

    def add(self, row: Row) -> Known:
        known = Known(row.external_id)
        self._remember(known, row.country, row.name.text, [row.name_local, *row.other_names])
        return known

    def learn(self, known: Known, row: Row) -> None:
        """The row is about somebody known: it may tell an id, a number or a name that was not."""
        if row.external_id and not known.external_id:
            known.external_id = row.external_id
            self._by_id[f"{row.country} {row.external_id}"] = known
        if row.identity_number and not known.identity_number:
            known.identity_number, known.brings_identity = row.identity_number, True
            self._by_identity[f"{row.country} {letters(row.identity_number)}"] = known
        if row.number:
            known.number = row.number
            self._by_number[row.number] = known
        place = self._by_name if row.has_latin_name else self._by_other_name
        self._put(place, f"{row.country} {name_key(row.name.text)}", known)

    def _named_like(self, row: Row) -> Iterator[list[Known]]:
        name = f"{row.country} {name_key(row.name.text)}"
        yield self._by_name.get(name, [])
        yield _only_one(self._by_other_name.get(name, []))
        if row.name_local:
            # Somebody of whom only the name in its own script was known.
            yield _only_one(self._by_name.get(f"{row.country} {name_key(row.name_local)}", []))

    def _remember(self, known: Known, country: str, name: str, others: Iterable[str]) -> None:
        if known.external_id:
            self._by_id[f"{country} {known.external_id}"] = known
        self._put(self._by_name, f"{country} {name_key(name)}", known)
        for other in filter(None, others):
            self._put(self._by_other_name, f"{country} {name_key(other)}", known)
        self._alike.add(known, country, list(filter(None, [name, *others])))

    def _put(self, place: dict[str, list[Known]], key: str, known: Known) -> None:
        if known not in place[key]:
            place[key].append(known)


def _only_one(people: list[Known]) -> list[Known]:
    """Homonyms are common in Han and Hangul: a match by another name counts when it is the only one."""
    return people if len(people) == 1 else []
