"""Which column means what: recognised by the names that such spreadsheets give them, in English and Indonesian."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from experts.intake.outcome import UnreadableError
from experts.text import clean, letters

NAMES = {
    "country": "country, country code, member state, nationality, negara, kode negara, negara anggota",
    "external_id": "external id, id, identifier, record id, source id, reference number, id eksternal, nomor rujukan",
    "identity_number": "identity number, national id, nik, nomor identitas, nomor induk kependudukan",
    "name": "name, full name, official, name in latin letters, nama, nama lengkap, nama pejabat, nama pegawai",
    "given_name": "given name, given names, first name, first names, forename, nama depan",
    "family_name": "family name, surname, last name, nama belakang, nama keluarga, marga",
    "name_local": "name local, local name, native name, name in own script, nama lokal, nama asli, "
    "nama dalam aksara asli",
    "other_names": "other names, aliases, also known as, former names, nama lain, alias",
    "titles": "titles, honorific, honorifics, salutation, gelar, sapaan",
    "title_before": "titles before, title before, prefix, titles before the name, gelar depan",
    "title_after": "titles after, title after, suffix, degrees, post nominals, titles after the name, gelar belakang",
    "category": "category, categories, kind of expert, kategori, jenis pakar",
    "tier": "tier, level, jenjang, tingkat",
    "rank_title": "rank, rank title, local rank title, grade, pangkat, golongan, pangkat golongan, eselon",
    "summary": "summary, summary in english, biography, bio, profile, about, ringkasan, "
    "ringkasan dalam bahasa inggris, biografi, profil",
    "summary_local": "summary local, local summary, summary in own language, ringkasan lokal, "
    "ringkasan dalam bahasa sendiri",
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
    "expertise_level": "expertise level, level of expertise, competency level, tingkat keahlian, tingkat kompetensi",
    "expertise_since": "expertise since, expert since, keahlian sejak, ahli sejak",
    "evidence": "evidence, evidence of expertise, bukti, bukti keahlian",
    "languages": "languages, language, languages spoken, bahasa, bahasa yang dikuasai",
    "language_level": "language level, level of language, language proficiency, proficiency, tingkat bahasa, "
    "tingkat penguasaan bahasa, kemahiran bahasa",
    "can_teach": "can teach, can teach in it, teaches in it, dapat mengajar, dapat mengajar dalam bahasa ini",
    "available_from": "available from, tersedia mulai, tersedia dari",
    "available_until": "available until, available to, tersedia sampai, tersedia hingga",
    "notice_weeks": "notice weeks, notice, notice in weeks, notice needed in weeks, weeks of notice, "
    "pemberitahuan, pemberitahuan dalam minggu",
    "travels": "travels, willing to travel, can travel, bersedia bepergian, bersedia dinas luar",
    "assignment_title": "assignment, assignments, assignment title, title of the assignment, penugasan, "
    "judul penugasan, nama penugasan",
    "assignment_organiser": "assignment organiser, organiser, organizer, penyelenggara, penyelenggara penugasan",
    "assignment_country": "assignment country, country of the assignment, negara penugasan",
    "assignment_year": "assignment year, year of the assignment, tahun penugasan",
    "assignment_role": "assignment role, role in the assignment, peran dalam penugasan, peran penugasan",
    "assignment_mode": "assignment mode, delivery of the assignment, metode penugasan, cara penugasan",
    "assignment_audience": "assignment audience, audience, participants, peserta, audiens",
    "qualification": "qualification, degree, education, kualifikasi, pendidikan, pendidikan terakhir, ijazah",
    "field_of_study": "field of study, major, bidang studi, jurusan, program studi",
    "institution": "educational institution, institution of education, university, school, lembaga pendidikan, "
    "perguruan tinggi, universitas, sekolah",
    "education_country": "education country, country of education, country of study, negara pendidikan, negara studi",
    "education_year": "education year, year of graduation, graduation year, tahun lulus, tahun kelulusan",
    "achievement_kind": "achievement kind, kind of achievement, jenis prestasi",
    "achievement_title": "achievement, achievements, achievement title, title of the achievement, prestasi, "
    "judul prestasi, nama prestasi",
    "achievement_issuer": "achievement issuer, publisher or issuer, issuer, publisher, penerbit atau pemberi, "
    "penerbit, pemberi",
    "achievement_year": "achievement year, year of the achievement, tahun prestasi",
    "achievement_link": "achievement link, link, url, tautan",
    # What an exported row stands for: a person’s record, and what is one of many in it.
    "record": "record, rekaman",
    "key": "record no, record number, no rekaman, nomor rekaman",
}
FIELDS = {letters(name): field for field, names in NAMES.items() for name in names.split(", ")}


SEVERAL = {"competencies", "languages", "other_names"}  # which may stand in several columns
SEPARATOR = ";"


@dataclass(frozen=True)
class Columns:
    """Where each field stands in a row, and under which name the file prints it."""

    places: dict[str, tuple[int, ...]]
    printed: dict[str, str]
    ignored: list[str]
    width: int
    separators: dict[str, str] = field(default_factory=dict)  # between the values in a cell, where it was told
    country: str = ""  # of all rows, where no column says it
    admits_others: bool = True  # whether a row may be of another country than that


def recognise(header: Sequence[str]) -> Columns:
    """By the names that are known. Raises UnreadableError when two columns mean the same."""
    return as_told(header, [FIELDS.get(letters(printed), "") for printed in header])


def as_told(
    header: Sequence[str], fields: Sequence[str], separators: Sequence[str] = (), *, country: str = ""
) -> Columns:
    """``fields`` and ``separators`` say for each column what it holds, and what parts its values; empty: nothing."""
    places: dict[str, tuple[int, ...]] = {}
    names = [clean(printed) for printed in header]
    for place, one in enumerate(fields):
        if one in places and one not in SEVERAL:
            raise UnreadableError(
                _("The columns “%(first)s” and “%(second)s” mean the same. Keep one of them.")
                % {"first": names[places[one][0]], "second": names[place]}
            )
        if one:
            places[one] = (*places.get(one, ()), place)
    return Columns(
        places=places,
        printed={one: names[found[0]] for one, found in places.items()},
        ignored=[name for name, one in zip(names, fields, strict=True) if name and not one],
        width=len(header),
        separators={one: mark for one, mark in zip(fields, separators, strict=False) if one and mark},
        country=country,
    )


def of_tables(tables: Iterable[Mapping[str, Any]], country: str) -> list[Columns]:
    """Those of each table of a file, as they were told. Raises UnreadableError when one can't be of people."""
    found = [as_told(one["header"], one["fields"], one["separators"], country=country) for one in tables]
    for columns in found:
        require(columns)
    return found


def require(columns: Columns) -> None:
    """Refuse a table that can't be one of people."""
    if not columns.places:
        raise UnreadableError(
            _("None of the columns was recognised. The first row must name them: country, name, position, agency …")
        )
    if "country" not in columns.places and not columns.country:
        raise UnreadableError(_("There is no column for the country. The columns are: %s.") % _listed(columns))
    if not {"name", "name_local", "given_name", "family_name"} & columns.places.keys():
        raise UnreadableError(_("There is no column for the name. The columns are: %s.") % _listed(columns))


def _listed(columns: Columns) -> str:
    names: Iterable[str] = [*columns.printed.values(), *columns.ignored]
    return ", ".join(name[:40] for name in list(names)[:20])
