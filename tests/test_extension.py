"""A language is added by a catalogue and labels alone: proved with an invented one."""

from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from experts.models import Competency, CompetencyLabel, Country, Language
from tests.factories import make_official

pytestmark = pytest.mark.django_db


@pytest.fixture
def interlingua(tmp_path: Path, settings: Settings) -> None:
    """The language ``ia``, with one text translated."""
    catalogue = Catalog(locale="en")
    catalogue.add("Find experts", "Trovar expertos")
    folder = tmp_path / "ia" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    settings.LANGUAGES = [*settings.LANGUAGES, ("ia", "Interlingua")]
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    Language.objects.create(code="ia", names={"en": "Interlingua"}, own_name="Interlingua")


@pytest.mark.usefixtures("interlingua")
def test_pages_speak_a_language_that_has_a_catalogue_and_labels(client: Client) -> None:
    competency = Competency.objects.get(slug="talent-management")
    CompetencyLabel.objects.create(
        competency=competency, language_id="ia", text="Gestion de talentos", is_preferred=True
    )
    country = Country.objects.get(code="ID")
    country.names["ia"] = "Indonesia in interlingua"
    country.save()
    make_official("Sri Wahyuni", country="ID", competencies=["talent-management"])
    page = client.get("/ia/experts/").content.decode()
    assert '<html lang="ia"' in page
    for text in ["Trovar expertos", "Gestion de talentos", "Indonesia in interlingua", "Apply filters"]:
        assert text in page


def test_a_language_without_a_catalogue_has_no_pages(client: Client) -> None:
    assert "ia" not in dict(settings.LANGUAGES)
    assert client.get("/ia/experts/").status_code == 404
