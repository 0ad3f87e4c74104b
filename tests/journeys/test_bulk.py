"""A spreadsheet of two hundred people becomes nominations, in a real browser."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from experts.models import Intake, KnownAs, Nomination, OutgoingMail
from tests.documents.files import picture
from tests.factories import make_agency, make_competency
from tests.journeys.test_nominations import check, sign_in
from tests.nominations.conftest import play
from tests.nominations.spreadsheets import COMPLETE, names
from tests.worker import work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders")]

HEADER = [
    *("Nama lengkap", "Negara", "Kategori", "Jabatan terakhir", "Kantor", "Keahlian", "Tingkat keahlian"),
    *("Peran", "Penugasan", "Tahun penugasan", "Peran dalam penugasan", "Ukuran sepatu"),
]
WRONG = [("Negara", "Viet Nam"), ("Tahun penugasan", "next year"), ("Kategori", "wizard"), ("Jabatan terakhir", "")]
WRONG += [("Nama lengkap", ""), ("Peran dalam penugasan", "king"), ("Tingkat keahlian", "very")]


@pytest.fixture
def spreadsheet(live_server: object, tmp_path: Path) -> Path:
    """Of 200 rows 7 are wrong, and those of ten say a competency that is not known."""
    for who in ["nominator of A", "focal point of Indonesia", "focal point of Viet Nam", "reviewer"]:
        play(who)
    make_agency("Agency A")
    make_competency("taxation")
    cells = dict(zip(HEADER[2:-1], COMPLETE.values(), strict=True)) | {"Negara": "ID", "Ukuran sepatu": "42"}
    rows = [cells | {"Nama lengkap": name} for name in names(200)]
    for row, (column, text) in zip(rows[10:], WRONG, strict=False):
        row[column] = text
    for row in rows[100:110]:
        row["Keahlian"] = "juggling"
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Pejabat")
    for line in [HEADER, *([row[column] for column in HEADER] for row in rows)]:
        sheet.append(line)
    book.save(tmp_path / "pejabat.xlsx")
    (tmp_path / "surat.png").write_bytes(picture())
    return tmp_path / "pejabat.xlsx"


def wait_for(page: Page, step: str, *, by_itself: bool = False) -> None:
    """The page looks again by itself; most of the time nobody waits for that."""
    expect(page.locator("#progress")).to_be_visible()
    work()
    if not by_itself:
        page.reload()
    expect(page.locator("#progress")).to_be_hidden(timeout=10_000)
    expect(page.locator(".steps [aria-current=step]")).to_have_text(step)
    page.wait_for_load_state()
    check(page)


def send(page: Page, file: Path) -> None:
    page.goto("/desk/")
    page.get_by_role("link", name="Nominate by a spreadsheet").click()
    check(page)
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Send").click()


def give_grounds(page: Page, letter: Path) -> None:
    page.get_by_label("Has experience in civil-service matters").check()
    page.get_by_label("Recommended by").fill("BKN")
    page.get_by_label("Fulfils the code of conduct").check()
    page.get_by_label("Is able to work independently").check()
    page.get_by_label("Public task").check()
    page.get_by_label("Date of the consent or decree").fill("2026-01-02")
    page.get_by_label("Reference").fill("Decree 12/2026")
    page.get_by_label("Letter of recommendation").set_input_files(letter)
    page.get_by_label("Send them on").check()


def test_two_hundred_rows_become_nominations(page: Page, spreadsheet: Path) -> None:
    sign_in(page, "id@example.org")
    send(page, spreadsheet)
    wait_for(page, "Columns", by_itself=True)
    page.get_by_label("Meaning of the column “Jabatan terakhir”").select_option("position")
    page.get_by_label("Meaning of the column “Kantor”").select_option("agency")
    page.get_by_label("Meaning of the column “Ukuran sepatu”").select_option("")
    page.get_by_role("button", name="Check the rows").click()

    wait_for(page, "Questions")
    question = page.get_by_role("group", name="juggling")
    question.get_by_role("radio", name="Another one").check()
    question.get_by_role("combobox").fill("Taxation")
    page.get_by_role("button", name="Check again with these answers").click()

    wait_for(page, "Preview")
    expect(page.get_by_role("link", name="7 Wrong")).to_be_visible()
    page.get_by_role("link", name="Nominate 193 people…").click()
    check(page)
    page.get_by_role("button", name="Nominate").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what becomes of the rows.")
    check(page)
    give_grounds(page, spreadsheet.parent / "surat.png")
    page.get_by_role("button", name="Nominate").click()

    wait_for(page, "Done")
    expect(page.get_by_role("status")).to_have_text("193 endorsed, 7 wrong rows left out")
    assert KnownAs.objects.get(value="juggling").country_id == "ID"
    assert OutgoingMail.objects.values_list("recipient", "subject").get() == (
        "reviewer@example.org",
        "Please decide: 193 nominations",
    )
    wrong_rows_are_mended_and_sent_again(page, spreadsheet.parent)
    bkn_sees_them(page)
    nobody_else_does(page)


def wrong_rows_are_mended_and_sent_again(page: Page, folder: Path) -> None:
    """All but one of them; what is nominated already stays as it is."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Wrong rows as a spreadsheet").click()
    download.value.save_as(folder / "mended.xlsx")
    book = load_workbook(folder / "mended.xlsx")
    sheet = book.active
    assert sheet is not None
    assert sheet.max_row == 8
    assert sheet["B2"].comment is not None
    sheet["B2"] = "Indonesia"
    book.save(folder / "mended.xlsx")
    send(page, folder / "mended.xlsx")
    wait_for(page, "Preview")
    page.get_by_role("link", name="Nominate 1 person…").click()
    page.get_by_label("Keep all of them as drafts").check()
    page.get_by_role("button", name="Nominate").click()
    wait_for(page, "Done")
    expect(page.get_by_role("status")).to_have_text("1 draft, 6 wrong rows left out")
    page.goto("/desk/spreadsheets/")
    check(page)


def bkn_sees_them(page: Page) -> None:
    sign_in(page, "reviewer@example.org")
    page.goto("/admin/experts/nomination/?state__exact=endorsed")
    expect(page.locator(".paginator")).to_contain_text("193")
    page.goto(f"/admin/experts/nomination/?q={names(200)[-1]}")
    page.get_by_role("link", name=names(200)[-1]).click()
    expect(page.get_by_text("Course on pay").first).to_be_visible()
    assert page.goto("/admin/experts/intake/") is not None
    expect(page.get_by_text("pejabat.xlsx")).to_have_count(0)


def nobody_else_does(page: Page) -> None:
    sign_in(page, "vn@example.org")
    intake = Intake.objects.earliest("pk").pk
    for path in ["", "progress/", "wrong.xlsx", "nominate/"]:
        answer = page.goto(f"/desk/spreadsheets/{intake}/{path}")
        assert answer is not None
        assert answer.status == 404, path
    nomination = Nomination.objects.earliest("pk").pk
    answer = page.goto(f"/desk/nominations/{nomination}/")
    assert answer is not None
    assert answer.status == 404
