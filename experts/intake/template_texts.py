"""What a template says beside its headings, in its language."""

from datetime import date

EXAMPLE = {"en": "example", "id": "contoh"}
# Beside the choices of the lists, of which each example shows one.
EXAMPLES: dict[str, list[dict[str, object]]] = {
    "people": [
        {
            "name": "Example Person One",
            "other_names": "E. P. One",
            "title_before": "Dr.",
            "title_after": "M.P.A.",
            "external_id": "EX-001",
            "rank_title": "Director General",
            "service_since": 2001,
            "summary": "Has built training for ten thousand civil servants.",
            "notice_weeks": 4,
            "available_from": date(2026, 9, 1),
            "available_until": date(2027, 8, 31),
        },
        {"name": "Example Person Two", "title_before": "Prof."},
    ],
    "posts": [
        {"position": "Director of Examples", "unit": "Bureau of Samples", "since": date(2020, 1, 1)},
        {"position": "Chair of Examples", "since": date(2015, 3, 1), "until": date(2019, 12, 31)},
    ],
    "expertise": [{"expertise_since": 2010, "evidence": "Led the reform of examples"}],
    "languages": [{}],
    "assignments": [
        {
            "assignment_title": "Workshop on examples",
            "assignment_organiser": "Institute of Examples",
            "assignment_year": 2024,
            "assignment_audience": "40 directors",
        }
    ],
    "education": [
        {
            "qualification": "Master of Public Administration",
            "field_of_study": "Public policy",
            "institution": "University of Examples",
            "education_year": 1999,
        }
    ],
    "achievements": [
        {
            "achievement_title": "A Handbook of Examples",
            "achievement_issuer": "Examples Press",
            "achievement_year": 2021,
            "achievement_link": "https://example.org/handbook",
        }
    ],
}
HINTS = {
    "date": {
        "en": "2020-03-31, 2020-03 or 2020",
        "id": "2020-03-31, 2020-03, atau 2020",
    },
    "agency": {
        "en": "Choose from the list, or write the name of another agency in full.",
        "id": "Pilih dari daftar, atau tulis lengkap nama instansi lain.",
    },
    "external_id": {
        "en": "The number of the record in your own system. It is not shown to the public.",
        "id": "Nomor data ini dalam sistem Anda sendiri. Tidak ditampilkan kepada publik.",
    },
    "other_names": {"en": "Put a semicolon between several.", "id": "Pisahkan beberapa nama dengan titik koma."},
    "summary": {"en": "At most 600 characters.", "id": "Paling banyak 600 karakter."},
}
HINTS |= {"summary_local": HINTS["summary"], "parent_agency": HINTS["agency"]}
HINTS |= dict.fromkeys(("since", "until", "available_from", "available_until"), HINTS["date"])
LISTS = {"en": "Lists", "id": "Daftar"}
READ_ME = {
    "en": [
        "Read me",
        "Give each person one row in the sheet “People”. The rows are numbered already.",
        "In the other sheets, put the person’s number in the first column. A person may have many rows there.",
        "Choose from the lists where there are any. An agency that is not listed can be written in full.",
        "Write dates as year-month-day, for example 2020-03-31. Leave “End date” empty for a current post.",
        "Rows with “example” for a number only show how. They are not taken in.",
        "Do not change the names of sheets and columns.",
    ],
    "id": [
        "Petunjuk",
        "Isi satu baris untuk setiap pejabat pada lembar “Pejabat”. Baris sudah diberi nomor.",
        "Pada lembar lain, isi nomor pejabat di kolom pertama. Satu pejabat boleh memiliki banyak baris.",
        "Pilih dari daftar jika tersedia. Instansi yang belum terdaftar boleh ditulis lengkap.",
        "Tulis tanggal sebagai tahun-bulan-hari, misalnya 2020-03-31. Kosongkan “Sampai” untuk jabatan saat ini.",
        "Baris bernomor “contoh” hanya menunjukkan cara mengisi dan tidak diproses.",
        "Jangan mengubah nama lembar dan kolom.",
    ],
}
