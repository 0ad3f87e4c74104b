import pytest

from tests.factories import make_official


@pytest.fixture
def pool(live_server: object) -> None:
    """Two trainers on talent management, of whom one is Indonesian, and others."""
    for name, country in [("Sri Wahyuni", "ID"), ("Anong Wattana", "TH")]:
        make_official(
            name,
            country=country,
            competencies=["talent-management", "career-management"],
            languages=["en"],
            name_local="อนงค์ วัฒนา" if country == "TH" else "",
            summary="Trains assessors.",
            is_demonstration=True,
        )
    make_official("Bambang Hartono", competencies=["taxation"])
    for number in range(25):
        make_official(f"Name {number:02}", country="VN", competencies=["taxation"])
