from pathlib import Path

import pghistory
import pghistory.models
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from experts.models import Agency, Competency, CompetencyLabel, Country, FocalPointTerm
from experts.reference import loader

pytestmark = pytest.mark.django_db


def test_a_second_run_writes_nothing() -> None:
    before = pghistory.models.Events.objects.count()
    outcomes = loader.load()
    assert {(one.created, one.changed, one.kept) for one in outcomes.values()} == {(0, 0, ())}
    assert pghistory.models.Events.objects.count() == before


def test_the_shipped_data_has_the_states_and_as_many_agencies_and_competencies_as_promised() -> None:
    members = Country.objects.filter(membership="asean")
    assert members.count() == 11
    assert set(Country.objects.exclude(membership="asean").values_list("code", flat=True)) == {"CN", "JP", "KR"}
    assert Agency.objects.filter(level="national", dissolved_on=None).count() >= 150
    assert min(country.agencies.filter(level="national").count() for country in members) >= 10
    assert 80 <= Competency.objects.in_use().count() <= 120


def test_every_competency_has_a_preferred_label_in_english_and_indonesian() -> None:
    for language in ("en", "id"):
        labelled = CompetencyLabel.objects.filter(language=language, is_preferred=True).values("competency")
        assert not Competency.objects.in_use().exclude(pk__in=labelled).exists()


def test_a_state_without_a_known_focal_point_has_a_vacant_seat() -> None:
    countries = {country.code: country for country in Country.objects.with_focal_agency()}
    assert countries["LA"].focal_agency is None
    assert str(countries["ID"].focal_agency).endswith("(BKN)")
    assert FocalPointTerm.objects.filter(until=None).count() == 13


def test_a_country_is_added_by_a_file_alone(tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_text(
        "code,name_en,name_id,name_own,own_language,membership,acceded_on,focal_agency,focal_from\n"
        "XA,Examplia,Contohlandia,Examplia,en,asean,2026-01-01,xa-psc,2026-01-01\n"
    )
    (tmp_path / "agencies.csv").write_text(
        "slug,country,name,name_local,local_language,acronym,other_names,kind,level,seat,parent,website,dissolved_on,successor\n"
        "xa-psc,XA,Public Service Commission,,,PSC,Old Board | Older Board,commission,national,,,,,\n"
    )
    loader.load(tmp_path)
    country = Country.objects.with_focal_agency().get(code="XA")
    assert (country.names["id"], str(country.focal_agency)) == (
        "Contohlandia",
        "Public Service Commission (PSC)",
    )
    assert Agency.objects.get(slug="xa-psc").other_names == ["Old Board", "Older Board"]


def test_what_the_files_change_is_brought_over_unless_people_edited_the_row(
    tmp_path: Path,
) -> None:
    header = "slug,name_en,name_id\n"
    (tmp_path / "tiers.csv").write_text(header + "advisory,Advisory,Penasihat\nchief,Chief,Kepala\n")
    loader.load(tmp_path)
    edited = loader.Tier.objects.get(slug="chief")
    edited.names["en"] = "Chief of all"
    with pghistory.context(by="an administrator"):
        edited.save()
    (tmp_path / "tiers.csv").write_text(header + "advisory,Adviser,Penasihat\nchief,Head,Kepala\n")
    outcome = loader.load(tmp_path)["tiers"]
    assert (outcome.created, outcome.changed, outcome.kept) == (0, 1, ("Chief of all",))
    assert loader.Tier.objects.get(slug="advisory").names["en"] == "Adviser"
    assert loader.Tier.objects.get(slug="chief").names["en"] == "Chief of all"


def test_a_broken_file_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "tiers.csv").write_text("slug,name_en,name_id\nnew,New,Baru\n")
    (tmp_path / "ranks.csv").write_text("country,title,title_en,tier\nZZ,Nobody,,new\n")

    def load_and_check() -> None:
        loader.load(tmp_path)
        connection.check_constraints()

    with pytest.raises(IntegrityError), transaction.atomic():
        load_and_check()
    assert not loader.Tier.objects.filter(slug="new").exists()


def test_the_command_refuses_a_folder_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="not a folder"):
        call_command("load_reference", "/nowhere/at/all")
