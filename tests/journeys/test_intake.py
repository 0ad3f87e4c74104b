"""A messy spreadsheet finds its way into the pool: columns, questions, preview, mending, and back out again."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from experts.models import Agency, KnownAs, Official
from tests.factories import PASSWORD, make_competency, make_official, make_user
from tests.journeys.axe import violations
from tests.worker import work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders")]

MESSY = """Nama Lengkap;Jabatan terakhir;Kantor;Keahlian;Bahasa;Ukuran sepatu
Dr. SRI WAHYUNI, S.H.;Director of Wonders;Ministry of Wonders;taxation, juggling;id;38
Budi Raharjo;Chair;Ministry of Wonders;taxation, Klingon studies;id;43
Bambang Hartonno;Secretary;Ministry of Wonders;taxation;id;44
Rani Kusuma;Secretary;Ministry of Wonders;taxation;id;39
=1+1;Clerk;;taxation;id;40
Tono Hartono;;Ministry of Wonders;;id;41
"""
Say = Callable[[str], str]


@pytest.fixture(params=["en", "id"])
def say(request: pytest.FixtureRequest) -> Say:
    """What the desk says in the language of the journey."""

    def translated(text: str) -> str:
        with override(request.param):
            return gettext(text)

    translated.language = request.param  # type: ignore[attr-defined]
    return translated


@pytest.fixture
def reader(say: Say, request: pytest.FixtureRequest) -> Page:
    """An administrator at a desk, or one who holds a phone and speaks Indonesian."""
    page: Page = request.getfixturevalue("page" if say.language == "en" else "phone")  # type: ignore[attr-defined]
    return sign_in(page, say.language)  # type: ignore[attr-defined]


def sign_in(page: Page, language: str = "en") -> Page:
    make_user(email="desk@example.org")
    page.goto("/admin/login/")
    page.context.add_cookies([{"name": "language", "value": language, "url": urljoin(page.url, "/")}])
    page.reload()
    page.locator("[type=email], [name=username]").first.fill("desk@example.org")
    page.locator("[type=password]").fill(PASSWORD)
    page.locator("[type=password]").press("Enter")
    page.wait_for_url("**/admin/")
    return page


def axe(page: Page) -> None:
    assert [(rule["id"], node["html"][:120]) for rule in violations(page) for node in rule["nodes"]] == []


def send(page: Page, file: Path, say: Say) -> None:
    page.goto("/admin/experts/official/")
    page.get_by_role("link", name=say("Take in a spreadsheet")).click()
    axe(page)
    page.locator("[name=file]").set_input_files(file)
    page.locator("[name=country]").select_option("ID")
    page.get_by_role("button", name=say("Send")).click()
    expect(page.get_by_text(say("You may close this page: the work goes on. Come back when you like."))).to_be_visible()
    axe(page)


def wait_for(page: Page, step: str, say: Say) -> None:
    """The worker works; the page notices by itself."""
    expect(page.locator("#progress")).to_be_visible()
    work()
    expect(page.locator("#progress")).to_be_hidden(timeout=10_000)
    expect(page.locator(".steps [aria-current=step]")).to_have_text(say(step))
    page.wait_for_load_state()
    axe(page)


def tell_columns(page: Page, say: Say) -> None:
    for column, field in {1: "position", 2: "agency"}.items():
        page.locator(f"[name=meaning-0-{column}]").select_option(field)
    expect(page.locator("[name=separator-0-1]")).to_be_hidden()
    page.locator("[name=separator-0-3]").select_option("comma")
    page.get_by_role("button", name=say("Check the rows")).click()


def answer(page: Page, word: str, choice: str, say: Say, named: str = "") -> None:
    question = page.get_by_role("group", name=word)
    question.get_by_role("radio", name=say(choice)).check()
    if named:
        question.get_by_role("combobox").fill(named)


def mended(page: Page, folder: Path) -> Path:
    """Somebody downloads the wrong rows and mends them."""
    with page.expect_download() as download:
        page.locator("a[href$='wrong.xlsx']").click()
    there = folder / "mended.xlsx"
    download.value.save_as(there)
    book = load_workbook(there)
    sheet = book.active
    assert sheet is not None
    assert [sheet.cell(row, 1).value for row in (2, 3)] == ["=1+1", "Tono Hartono"]
    assert sheet["A2"].comment is not None
    assert sheet["B3"].comment is not None
    sheet["A2"], sheet["B3"] = "Citra Dewi", "Deputy"
    book.save(there)
    return there


def test_without_javascript_it_comes_in_and_goes_out_again(no_js_page: Page, tmp_path: Path) -> None:
    """The page that waits loads itself again."""
    page, plain = sign_in(no_js_page), tmp_path / "plain.csv"
    plain.write_text("name,position\nSri Wahyuni,Director\n", encoding="utf-8")
    page.goto("/admin/experts/intake/add/?country=ID")
    page.locator("[name=file]").set_input_files(plain)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#done")).to_contain_text("Being read")
    work()
    page.get_by_role("button", name="Take in the 1 row").click()
    expect(page.locator("#done")).to_contain_text("Being written")
    work()
    page.get_by_role("link", name="The officials of this spreadsheet").click()
    expect(page.get_by_role("link", name="Sri Wahyuni")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Undo the whole…").click()
    page.get_by_role("button", name="Undo the whole").click()
    expect(page.locator("#done")).to_contain_text("Being undone")
    work()
    expect(page.get_by_text("All of it was taken back.")).to_be_visible(timeout=10_000)
    assert not Official.objects.exists()


def test_a_messy_list_becomes_experts_of_the_pool(reader: Page, say: Say, tmp_path: Path) -> None:
    with override(reader.locator("html").get_attribute("lang") or ""):
        competency = make_competency("taxation").label
    make_official("Bambang Hartono", country="ID", post="Clerk")
    messy = tmp_path / "daftar pejabat.csv"
    messy.write_text(MESSY, encoding="utf-8")
    send(reader, messy, say)
    wait_for(reader, "Columns", say)
    tell_columns(reader, say)
    wait_for(reader, "Questions", say)
    answer(reader, "Ministry of Wonders", "A new agency (unconfirmed)", say)
    answer(reader, "juggling", "Another one, named here:", say, competency)
    answer(reader, "Klingon studies", "Leave it out", say)
    reader.get_by_role("group", name="Bambang Hartonno").get_by_role("radio", name="Bambang Hartono").check()
    reader.get_by_role("button", name=say("Check again with these answers")).click()
    wait_for(reader, "Preview", say)
    assert Official.objects.count() == 1

    better = mended(reader, tmp_path)
    reader.locator("[name=reference]").fill("Decree 12/2026")
    reader.locator("#decision_form [type=submit]").click()
    wait_for(reader, "Done", say)
    assert Agency.objects.get(name="Ministry of Wonders").is_confirmed is False
    assert KnownAs.objects.filter(value="juggling", target="taxation").exists()

    send(reader, better, say)
    wait_for(reader, "Preview", say)
    reader.locator("[name=reference]").fill("Decree 12/2026")
    reader.locator("#decision_form [type=submit]").click()
    wait_for(reader, "Done", say)
    reader.goto("/experts/?competency=taxation")
    for name in ["Sri Wahyuni", "Budi Raharjo", "Rani Kusuma", "Citra Dewi", "Bambang Hartono"]:
        expect(reader.get_by_role("article").filter(has_text=name)).to_be_visible()

    for told in ("/admin/", f"/admin/report/{timezone.localdate().year}/"):  # what has come in is counted there
        reader.goto(told)
        axe(reader)
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
