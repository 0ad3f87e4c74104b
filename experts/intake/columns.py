"""Which column means what: recognised by the names that such spreadsheets give them, in English and Indonesian."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from experts.intake.outcome import UnreadableError
from experts.text import clean, letters

NAMES = {
    "country": "country, country code, member state, nationality, negara, kode negara, negara anggota",
    "external_id": "external id, id, identifier, record id, source id, reference number, id eksternal, nomor rujukan",
    "name": "name, full name, official, name in latin letters, nama, nama lengkap, nama pejabat, nama pegawai",
    "name_local": "name local, local name, native name, name in own script, nama lokal, nama asli, "
    "nama dalam aksara asli",
    "other_names": "other names, aliases, also known as, former names, nama lain, alias",
    "titles": "titles, honorific, honorifics, salutation, gelar, sapaan",
    "title_before": "titles before, title before, prefix, titles before the name, gelar depan",
    "title_after": "titles after, title after, suffix, degrees, post nominals, titles after the name, gelar belakang",
    "category": "category, categories, kind of expert, kategori, jenis pakar",
    "tier": "tier, level, jenjang, tingkat",
    "rank_title": "rank, rank title, local rank title, grade, pangkat, golongan, pangkat golongan, eselon",
    "summary": "summary, biography, bio, profile, about, ringkasan, biografi, profil",
    "summary_local": "summary local, local summary, summary in own language, ringkasan lokal",
    "service_since": "service since, entered the service, year of entry, in service since, tahun masuk, "
    "masuk pns, tmt pns",
    "modes": "modes, mode, delivery, cara, metode, moda",
    "position": "position, post, post title, job title, title, designation, jabatan, nama jabatan, posisi",
    "unit": "unit, portfolio, division, directorate, unit kerja, unit organisasi, satuan kerja, bidang",
    "agency": "agency, institution, organisation, organization, ministry, office, instansi, lembaga, kementerian, "
    "kementerian lembaga, instansi lembaga, k l",
    "parent_agency": "parent agency, parent institution, parent organisation, parent organization, instansi induk",
    "as_of": "as of, period, term, term of office, per tanggal, periode, masa jabatan",
    "since": "since, from, start, start date, in post since, mulai, sejak, dari, tmt jabatan",
    "until": "until, to, end, end date, sampai, hingga, sampai dengan, berakhir",
    "competencies": "competencies, competency, competences, expertise, skills, areas of expertise, "
    "kompetensi, keahlian, bidang keahlian, kepakaran",
    "roles": "roles, role, peran",
    "languages": "languages, language, languages spoken, bahasa, bahasa yang dikuasai",
}
FIELDS = {letters(name): field for field, names in NAMES.items() for name in names.split(", ")}


@dataclass(frozen=True)
class Columns:
    """Where each field stands in a row, and under which name the file prints it."""

    places: dict[str, int]
    printed: dict[str, str]
    ignored: list[str]
    width: int


def recognise(header: list[str]) -> Columns:
    places: dict[str, int] = {}
    ignored = []
    for place, printed in enumerate(map(clean, header)):
        field = FIELDS.get(letters(printed))
        if field is None:
            ignored += [printed] if printed else []
        elif field in places:
            raise UnreadableError(
                _("The columns “%(first)s” and “%(second)s” mean the same. Keep one of them.")
                % {"first": clean(header[places[field]]), "second": printed}
            )
        else:
            places[field] = place
    return Columns(places, {field: clean(header[place]) for field, place in places.items()}, ignored, len(header))


def require(columns: Columns) -> None:
    """Refuse a table that can't be one of people."""
    if not columns.places:
        raise UnreadableError(
            _("None of the columns was recognised. The first row must name them: country, name, position, agency …")
        )
    if "country" not in columns.places:
        raise UnreadableError(_("There is no column for the country. The columns are: %s.") % _listed(columns))
    if not {"name", "name_local"} & columns.places.keys():
        raise UnreadableError(_("There is no column for the name. The columns are: %s.") % _listed(columns))


def _listed(columns: Columns) -> str:
    names: Iterable[str] = [*columns.printed.values(), *columns.ignored]
    return ", ".join(name[:40] for name in list(names)[:20])
