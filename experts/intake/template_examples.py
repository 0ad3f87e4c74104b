"""How a template shows what goes where, in its language: beside these texts, it shows a choice of each list."""

from collections.abc import Iterator

EXAMPLE = {"en": "example", "id": "contoh"}  # in the place of the number
# Sheet by sheet and row by row; what is the same in all languages stands alone.
EXAMPLES: dict[str, list[dict[str, object]]] = {
    "people": [
        {
            "name": {"en": "Example Person One", "id": "Contoh Pejabat Satu"},
            "other_names": {"en": "E. P. One; Example One", "id": "C. P. Satu; Contoh Satu"},
            "title_before": "Dr.",
            "title_after": "M.P.A.",
            "external_id": "A-001",
            "rank_title": {"en": "Director General", "id": "Direktur Jenderal"},
            "service_since": 2001,
            "summary": "Has built training for ten thousand civil servants.",
            "summary_local": {"id": "Telah membangun pelatihan bagi sepuluh ribu aparatur."},
            "notice_weeks": 4,
            "available_from": "2026-09-01",
            "available_until": "2027-08",
        },
        {"name": {"en": "Example Person Two", "id": "Contoh Pejabat Dua"}, "title_before": "Prof."},
    ],
    "posts": [
        {
            "position": {"en": "Director of Examples", "id": "Direktur Contoh"},
            "unit": {"en": "Bureau of Samples", "id": "Biro Percontohan"},
            "since": "2020-01-15",
        },
        {"position": {"en": "Chair of Examples", "id": "Ketua Contoh"}, "since": "2015-03", "until": "2019"},
    ],
    "expertise": [
        {
            "expertise_since": 2010,
            "evidence": {"en": "Led the reform of examples", "id": "Memimpin pembaruan percontohan"},
        }
    ],
    "languages": [{}],
    "assignments": [
        {
            "assignment_title": {"en": "Workshop on examples", "id": "Lokakarya percontohan"},
            "assignment_organiser": {"en": "Institute of Examples", "id": "Lembaga Percontohan"},
            "assignment_year": 2024,
            "assignment_audience": {"en": "40 directors", "id": "40 direktur"},
        }
    ],
    "education": [
        {
            "qualification": {"en": "Master of Public Administration", "id": "Magister Administrasi Publik"},
            "field_of_study": {"en": "Public policy", "id": "Kebijakan publik"},
            "institution": {"en": "University of Examples", "id": "Universitas Percontohan"},
            "education_year": 1999,
        }
    ],
    "achievements": [
        {
            "achievement_title": {"en": "A Handbook of Examples", "id": "Buku Pegangan Percontohan"},
            "achievement_issuer": {"en": "Examples Press", "id": "Penerbit Percontohan"},
            "achievement_year": 2021,
            "achievement_link": "https://example.org/handbook",
        }
    ],
}


def examples(kind: str, language: str) -> Iterator[dict[str, object]]:
    for row in EXAMPLES[kind]:
        yield {field: text.get(language) if isinstance(text, dict) else text for field, text in row.items()}
