"""Who is who: the same person in several rows, and in the database."""

import pytest

from experts.models import Official, PersonalRecord
from tests.factories import make_official
from tests.intake.files import person, take, told

pytestmark = pytest.mark.django_db


def test_rows_of_one_person_become_one_official_with_several_posts_and_are_told() -> None:
    outcome = take(
        person("Dr. Vương Đình An", country="VN", position="Director"),
        person("Sri Wahyuni"),
        person("VUONG DINH AN", country="VN", position="Chair", unit="Board"),
    )
    assert [(merge.line, merge.first_line, merge.name) for merge in outcome.merges] == [(4, 2, "Vuong Dinh An")]
    official = Official.objects.get(country="VN")
    assert official.name == "Vương Đình An"
    assert sorted(official.posts.values_list("title", "unit")) == [("Chair", "Board"), ("Director", "")]


def test_one_name_in_two_countries_is_two_people() -> None:
    outcome = take(person("Ahmad Faizal", country="MY"), person("Ahmad Faizal", country="BN"))
    assert (outcome.new, outcome.merges) == (2, [])


def test_the_external_id_decides_where_it_is_given() -> None:
    outcome = take(
        person("Budi Raharjo", id="1"),
        person("Budi Raharjo", id="2"),
        person("Budi R.", id="1", position="Chair"),
    )
    assert outcome.new == 2
    assert sorted(Official.objects.get(external_id="1").posts.values_list("title", flat=True)) == ["Chair", "Director"]


def test_a_person_known_by_name_learns_an_external_id() -> None:
    known = make_official("Sri Wahyuni")
    outcome = take(person(id="A-1"))
    known.refresh_from_db()
    assert (known.external_id, outcome.new, outcome.changed) == ("A-1", 0, 1)


def test_a_person_with_an_external_id_is_renamed_by_it() -> None:
    known = make_official("Sri Wahyuni", external_id="A-1", published=False)
    take(person("Sri Handayani", id="A-1"))
    known.refresh_from_db()
    assert (known.name, known.folded_name) == ("Sri Handayani", "sri handayani")


def test_a_name_that_several_officials_have_needs_the_external_id() -> None:
    make_official("Sri Wahyuni", external_id="1")
    make_official("Sri Wahyuni", external_id="2")
    outcome = take(person(), person("Budi Raharjo"), person(id="1"))
    assert told(outcome) == [(2, "name", "Sri Wahyuni")]
    assert "external id" in outcome.problems[0].reason
    assert (outcome.new, outcome.changed + outcome.unchanged) == (1, 1)


def test_a_name_in_its_own_script_alone_meets_the_one_with_both() -> None:
    outcome = take(
        {"country": "KR", "name_local": "김민지", "name": "", "position": "Minister"},
        {"country": "KR", "name_local": "김민지", "name": "KIM Min-ji", "position": "Director"},
        {"country": "KR", "name_local": "김민지", "name": "", "position": "Adviser"},
    )
    official = Official.objects.get()
    assert (official.name, official.name_local, len(outcome.merges)) == ("KIM Min-ji", "김민지", 2)
    assert official.posts.count() == 3


def test_two_latin_names_are_two_people_though_they_share_the_name_in_their_script() -> None:
    take(
        {"country": "KR", "name_local": "김민지", "name": "KIM Min-ji"},
        {"country": "KR", "name_local": "김민지", "name": "KIM Minjee"},
    )
    assert Official.objects.count() == 2


def test_a_name_in_its_script_that_two_people_share_tells_nobody() -> None:
    make_official("KIM Min-ji", name_local="김민지", country="KR")
    make_official("KIM Minjee", name_local="김민지", country="KR")
    outcome = take({"country": "KR", "name_local": "김민지"})
    assert (outcome.new, outcome.problems) == (1, [])


def test_an_external_id_that_a_row_brings_holds_for_the_rows_after_it() -> None:
    take(person("Sri Wahyuni"), person("Sri Wahyuni", id="A-1"), person("Sri Handayani", id="A-1"))
    assert Official.objects.get().external_id == "A-1"


def test_an_invented_person_is_nobody_whom_a_file_means() -> None:
    invented = make_official("Sri Wahyuni", is_demonstration=True)
    outcome = take(person())
    assert outcome.new == 1
    invented.refresh_from_db()
    assert not invented.posts.filter(title="Director of Wonders").exists()


def test_a_withdrawn_record_is_left_alone_and_that_is_told() -> None:
    withdrawn = make_official("Sri Wahyuni", status="withdrawn", status_reason="consent-withdrawn")
    outcome = take(person(position="Chair", summary="New."))
    assert (outcome.unchanged, [remark.line for remark in outcome.remarks]) == (1, [2])
    withdrawn.refresh_from_db()
    assert (withdrawn.summary, withdrawn.posts.get().title) == ("", "Director")


def test_changed_cells_change_the_record_and_empty_ones_erase_nothing() -> None:
    known = make_official("Sri Wahyuni", summary="Old.", rank_title="Pembina", published=False)
    outcome = take(person(summary="New.", rank=""))
    known.refresh_from_db()
    assert (known.summary, known.rank_title, outcome.changed) == ("New.", "Pembina", 1)


def test_the_first_row_about_somebody_decides_and_later_ones_fill_what_is_empty() -> None:
    take(person(summary="First.", rank=""), person(summary="Second.", rank="Pembina"))
    official = Official.objects.get()
    assert (official.summary, official.rank_title) == ("First.", "Pembina")


def test_capitals_do_not_overwrite_a_name_that_somebody_wrote_with_care() -> None:
    known = make_official("Ana dela Peña", country="PH", published=False)
    take(person("ANA DELA PENA", country="PH"))
    known.refresh_from_db()
    assert known.name == "Ana dela Peña"


def test_a_new_spelling_is_brought_over() -> None:
    known = make_official("Vuong Dinh An", country="VN", published=False)
    take(person("Vương Đình An", country="VN"))
    known.refresh_from_db()
    assert known.name == "Vương Đình An"


def test_each_new_official_has_an_address_of_its_own() -> None:
    make_official("Budi Raharjo", country="MY")
    take(person("Budi Raharjo"), person("Bu Di Raharjo"), person("김민지", country="KR"))
    slugs = list(Official.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs[0] == "budi-raharjo"
    assert slugs[1].startswith("budi-raharjo-")
    assert slugs[3].startswith("kr-")
    assert len(set(slugs)) == 4


def test_what_an_official_knows_is_added_once() -> None:
    known = make_official("Sri Wahyuni", competencies=["talent-management"], languages=["en"], published=False)
    take(
        person(competencies="talent-management; career-management", languages="en; id"),
        person(competencies="career-management", languages="id"),
    )
    assert sorted(one.competency.slug for one in known.expertise.all()) == [
        "career-management",
        "talent-management",
    ]
    assert sorted(skill.language_id for skill in known.languages.all()) == ["en", "id"]
    assert known.languages.get(language="en").can_teach


def test_the_identity_number_decides_where_it_is_known() -> None:
    known = make_official("Sri Wahyuni", published=False)
    PersonalRecord.objects.create(official=known, identity_number="3171-0001")
    outcome = take(person("Sri W.", nik="3171 0001", summary="New."), person("Sri Wahyuni", nik="9999"))
    assert (outcome.new, outcome.changed) == (1, 1)
    known.refresh_from_db()
    assert known.summary == "New."


def test_an_identity_number_is_kept_where_there_was_none_and_is_no_part_of_the_record() -> None:
    known = make_official("Sri Wahyuni", published=False)
    PersonalRecord.objects.create(official=known, notes="Careful.")
    take(person(nik="3171 0001"), person("Budi Raharjo", nik="3171 0002"))
    told = PersonalRecord.objects.order_by("official_id").values_list("official__name", "identity_number", "notes")
    assert list(told) == [("Sri Wahyuni", "3171 0001", "Careful."), ("Budi Raharjo", "3171 0002", "")]
    assert take(person(nik="3171 0001")).unchanged == 1
