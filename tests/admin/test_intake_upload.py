"""Sending a spreadsheet to the desk."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection
from django.test import Client

from experts.admin import intake_upload
from experts.intake.pages import upload
from experts.models import Country, Intake, Official, User
from tests.admin.conftest import sign_in
from tests.admin.rows import address
from tests.factories import make_country, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]

THERE = "/admin/experts/intake/add/"
ROWS = b"name,country\nSri Wahyuni,ID\n"


def send(desk: Client, name: str = "people.csv", content: bytes = ROWS, **fields: str) -> Intake:
    answer = desk.post(THERE, {"file": SimpleUploadedFile(name, content), **fields})
    assert answer.status_code == 302, answer.context["form"].errors
    intake = Intake.objects.latest("pk")
    assert answer.headers["Location"] == address(Intake, "change", intake.pk)
    return intake


def test_a_file_is_kept_with_who_sent_it_and_is_read_next(desk: Client, administrator: User) -> None:
    intake = send(desk, country="ID")
    assert (intake.name, intake.sender, intake.country_id) == ("people.csv", administrator, "ID")
    assert (intake.state, intake.language) == ("reading", "en")
    with intake.file.open() as file:
        assert file.read() == ROWS
    assert not Official.objects.exists()


def test_what_is_told_of_the_file_will_be_in_the_language_of_the_sender(desk: Client) -> None:
    desk.cookies["language"] = "id"
    assert send(desk).language == "id"


def test_the_same_file_twice_is_two(desk: Client) -> None:
    assert send(desk).file.name != send(desk).file.name
    assert Intake.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_can_send_at_once(own_folders: Path) -> None:
    make_user(email="one@example.org")

    def send_one(number: int) -> int:
        browser = sign_in(User.objects.get())
        try:
            return browser.post(THERE, {"file": SimpleUploadedFile("people.csv", ROWS)}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(send_one, range(2))) == [302, 302]
    assert len(set(Intake.objects.values_list("file", flat=True))) == 2


def test_the_name_of_the_file_is_no_place_for_mischief(desk: Client) -> None:
    for name in ["../../etc/passwd", "a\0b.csv", "<script>.csv", "x" * 300 + ".csv", "รายชื่อ.xlsx"]:
        intake = send(desk, name)
        assert len(intake.name) <= 255
        assert intake.file.name.startswith("intake/")
        assert "<script>" not in desk.get(address(Intake, "change", intake.pk)).text


def test_a_file_that_is_missing_or_empty_or_from_nowhere_is_told_at_its_field(desk: Client) -> None:
    missing = desk.post(THERE, {})
    assert "Choose the file." in missing.text
    assert 'href="#id_file"' in missing.text
    empty = desk.post(THERE, {"file": SimpleUploadedFile("people.csv", b"")})
    assert "The file is empty." in empty.text
    for country in ["XX", "\0", "I" * 3000]:
        elsewhere = desk.post(THERE, {"file": SimpleUploadedFile("people.csv", ROWS), "country": country})
        assert 'href="#id_country"' in elsewhere.text
    text = desk.post(THERE, {"file": "no file at all"})
    assert "Choose the file." in text.text
    assert not Intake.objects.exists()


def test_a_file_that_is_too_large_is_told_so_with_its_size(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "MOST_BYTES", 2_000_000)
    page = desk.post(THERE, {"file": SimpleUploadedFile("people.csv", b"x" * 3_000_000)})
    assert "The file has 3 MB; 100 MB are the most. Divide it into several." in page.text
    assert not Intake.objects.exists()


def test_a_large_file_lies_on_the_disk_not_in_the_memory(desk: Client) -> None:
    kinds = []

    class Watching(intake_upload.UploadForm):
        def clean_file(self) -> object:
            kinds.append(type(self.cleaned_data["file"]))
            return super().clean_file()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake_upload, "UploadForm", Watching)
        send(desk, content=ROWS + b"x" * 4_000_000)
    assert kinds == [TemporaryUploadedFile]


def test_the_country_of_the_address_is_chosen_already(desk: Client) -> None:
    make_country("ID")
    assert '<option value="ID" selected>' in desk.get(THERE + "?country=ID").text
    for nonsense in ["XX", "%00", "x" * 3000]:
        assert desk.get(f"{THERE}?country={nonsense}").status_code == 200


def test_the_page_leads_to_the_templates_of_all_countries(desk: Client) -> None:
    page = desk.get(THERE).text
    assert {code for code in Country.objects.values_list("pk", flat=True) if f"/{code}/template/" in page} == set(
        Country.objects.values_list("pk", flat=True)
    )


@pytest.mark.parametrize("there", ["/admin/experts/official/", "/admin/experts/country/ID/change/"])
def test_the_desk_leads_to_the_sending(desk: Client, reviewer: Client, there: str) -> None:
    make_country("ID")
    assert THERE in desk.get(there).text
    assert THERE not in reviewer.get(there).text
