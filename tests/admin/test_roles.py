"""What a role can't do in the admin it neither sees nor can post to: every address, action, inline and object."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.test import Client, RequestFactory
from django.urls import Resolver404, URLPattern, URLResolver, resolve, reverse

from experts.admin.restricted import RESTRICTED
from experts.models import Correction, Document, Intake, Nomination, Official, User
from tests.admin.conftest import CAST, sign_in
from tests.admin.pages import add_row, read_form
from tests.admin.rows import MAKERS
from tests.admin.table import ACTIONS, ANYBODYS, INLINES, NOT_EXPORTED, NOUNS, ROLES, everything
from tests.admin.table import ADDRESSES as OURS
from tests.factories import make_correction, make_intake, make_nomination, make_official, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]
TABLE = everything()
DEEDS = ("view", "add", "change", "delete")
Rows = dict[str, Any]


@pytest.fixture
def rows(own_folders: Path) -> Rows:
    """One of each noun, by its name."""
    found: Rows = {noun._meta.model_name: make(number) for number, (noun, make) in enumerate(MAKERS.items(), start=1)}
    document = Document(official=found["official"], kind="consent", content_type="application/pdf")
    document.file.save("document", ContentFile(b"%PDF-1.4"))
    proposer = found["nomination"].created_by
    found["nomination"] = make_nomination(make_official("Budi Santoso"), "change", "endorsed", by=proposer)
    Document.objects.filter(pk=document.pk).update(nomination=found["nomination"])
    others = {noun: MAKERS[type(found[noun])](99) for noun in ("agency", "competency", "official", "nomination")}
    return found | {"document": document, "others": others}


@pytest.fixture
def staff(db: None) -> dict[str, Client]:
    return {letter: sign_in(make_user(role, email=f"{role}@bkn.example")) for letter, role in ROLES.items()}


def patterns(found: Any) -> Iterator[URLPattern]:
    for each in found:
        yield from patterns(each.url_patterns) if isinstance(each, URLResolver) else [each]


ADDRESSES = {pattern.name: pattern for pattern in patterns(admin.site.get_urls()) if pattern.name not in ANYBODYS}


def address(name: str, rows: Rows) -> str:
    noun = name.split("_")[1] if name.startswith("experts_") else ""
    known = {"app_label": "experts", "code": "ID", "action": "approve", "official_id": rows["official"].pk}
    known |= {"year": 2026, "number": rows["document"].pk}
    known |= {"other": rows["others"][noun].pk} if noun in rows["others"] else {}
    known |= {"pk": rows["document" if name == "experts_official_document" else noun].pk} if noun in rows else {}
    wanted = ADDRESSES[name].pattern.regex.groupindex
    return reverse(f"admin:{name}", kwargs={key: known.get(key, known.get("pk")) for key in wanted})


def is_refused(response: Any) -> bool:
    if response.streaming:
        b"".join(response.streaming_content)  # then the file is closed
    if response.status_code == 302:
        return response.url.startswith("/admin/login/")
    return response.status_code in (403, 404, 405)


def send(browser: Client, there: str, data: Any = None) -> Any:
    """Whatever that does is undone."""
    with transaction.atomic():
        response = browser.post(there, data or {"post": "yes"})
        transaction.set_rollback(True)
    return response


class Ways(HTMLParser):
    """Where the links and the buttons of a page lead, and the actions that its list offers."""

    def __init__(self, page: str, here: str) -> None:
        super().__init__()
        self.here, self.form = here, ""  # the form’s address while inside one that is posted
        self.links: set[str] = set()
        self.buttons: set[str] = set()
        self.actions: set[str] = set()
        self.in_actions = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        match tag:
            case "a":
                self.links.add(found.get("href", "").partition("?")[0])
            case "form":
                self.form = (found.get("action") or self.here) if found.get("method", "").lower() == "post" else ""
            case "button" | "input":
                submits = found.get("type", "submit" if tag == "button" else "text") == "submit"
                if self.form and submits:
                    self.buttons.add(found.get("formaction", self.form).partition("?")[0])
            case "select":
                self.in_actions = found.get("name") == "action"
            case "option" if self.in_actions and found.get("value"):
                self.actions.add(found["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = ""


def name_of(there: str) -> str | None:
    """Of an address of the admin that the table has."""
    try:
        found = resolve(there) if there.startswith("/admin/") else None
    except Resolver404:
        return None
    return found.url_name if found and found.url_name in TABLE else None


def test_every_address_action_and_inline_is_in_the_table() -> None:
    registered = admin.site._registry.values()
    inlines = {inline.model._meta.model_name for each in registered for inline in each.inlines}
    actions = {each.opts.model_name: set(each.actions) for each in registered if each.actions}
    assert set(ADDRESSES) == set(TABLE)
    assert inlines | {inline.model._meta.model_name for inline in RESTRICTED} == set(INLINES)
    assert actions == {noun: set(ACTIONS[noun]) for noun in ACTIONS}


def test_each_role_gets_its_pages_and_sees_no_way_to_others(rows: Rows, staff: dict[str, Client]) -> None:
    wrong: list[Any] = []
    for letter, browser in staff.items():
        for name, (gets, _sends) in TABLE.items():
            here = address(name, rows)
            response = browser.get(here)
            if is_refused(response) is (letter in gets):
                wrong.append((ROLES[letter], "gets", here, response.status_code))
            elif letter in gets and response.headers.get("Content-Type", "").startswith("text/html"):
                wrong += [(ROLES[letter], "sees", here, way) for way in too_much(letter, name, here, response)]
    assert not wrong, "\n".join(map(str, wrong))


def too_much(letter: str, name: str, here: str, response: Any) -> list[str]:
    ways = Ways(response.text, here)
    links = [way for way in ways.links if (to := name_of(way)) and letter not in TABLE[to][0]]
    buttons = [way for way in ways.buttons if (to := name_of(way)) and letter not in TABLE[to][1]]
    noun = name.removeprefix("experts_").removesuffix("_changelist")
    offered = {action for action, roles in ACTIONS.get(noun, {}).items() if letter in roles}
    offered |= set() if noun in NOT_EXPORTED else {"export_list"}
    others = ways.actions ^ offered if name.endswith("_changelist") else set()
    return [*links, *buttons, *others]


def test_each_role_sends_only_what_is_its(rows: Rows, staff: dict[str, Client]) -> None:
    wrong = []
    for letter, browser in staff.items():
        for name, (_gets, sends) in TABLE.items():
            if letter in sends and name not in OURS:
                continue  # Django’s own forms are tried in other files
            there = address(name, rows)
            response = send(browser, there)
            if is_refused(response) is (letter in sends):
                wrong.append((ROLES[letter], there, response.status_code))
    assert not wrong, "\n".join(map(str, wrong))


def test_the_vocabulary_editor_adds_a_synonym(rows: Rows, staff: dict[str, Client]) -> None:
    there = address("experts_competency_change", rows)
    fields = read_form(staff["E"], there, "competency")
    add_row(fields, "labels", language="en", text="Heirs apparent")
    assert staff["E"].post(there, fields).status_code == 302
    assert rows["competency"].labels.filter(text="Heirs apparent").exists()


def test_an_action_that_is_not_offered_is_not_carried_out(rows: Rows, staff: dict[str, Client]) -> None:
    for noun, actions in ACTIONS.items():
        there, marked = address(f"experts_{noun}_changelist", rows), rows[noun]
        before = values(marked)
        for action, may in actions.items():
            for letter in set(NOUNS[noun][0]) - set(may):
                response = staff[letter].post(there, {"action": action, "_selected_action": marked.pk, "decide": "yes"})
                assert response.status_code == 302 or "cl" in response.context, (letter, action)
                assert "Content-Disposition" not in response.headers
        assert values(marked) == before


def values(row: Model) -> Any:
    return type(row)._default_manager.filter(pk=row.pk).values().get()


def test_inlines_let_each_role_do_what_the_table_says(staff: dict[str, Client], rf: RequestFactory) -> None:
    registered = [(each.model, inline) for each in admin.site._registry.values() for inline in each.inlines]
    request: Any = rf.get("/")
    for parent, kind in [*registered, *((Official, inline) for inline in RESTRICTED)]:
        inline = kind(parent, admin.site)
        for letter, role in ROLES.items():
            request.user = User.objects.get(email=f"{role}@bkn.example")
            can = [getattr(inline, f"has_{deed}_permission")(request, None) for deed in DEEDS]
            assert can == [letter in may for may in INLINES[inline.opts.model_name]], (inline.opts.model_name, role)


def test_what_may_be_chosen_is_what_may_be_looked_at(staff: dict[str, Client]) -> None:
    site = admin.site
    kinds = [*site._registry.values(), *(i(each.model, site) for each in site._registry.values() for i in each.inlines)]
    chosen = {kind.opts.get_field(f).related_model: (kind.opts, f) for kind in kinds for f in kind.autocomplete_fields}
    for noun, (model, field) in chosen.items():
        there = f"/admin/autocomplete/?app_label=experts&model_name={model.model_name}&field_name={field}&term=x"
        may = {letter for letter, browser in staff.items() if browser.get(there).status_code == 200}
        assert may == set(NOUNS[noun._meta.model_name][0]), there


def objects() -> list[tuple[str, Model, str, str]]:
    """Objects that are not like others of their noun: the page, who gets it, and who may send something there."""
    focal_point = make_user("focal-point", country="ID")
    draft = make_official("Ani Draft", published=False)
    return [
        ("experts_official_change", draft, "ARU", "A"),
        ("experts_official_delete", draft, "A", "A"),
        ("experts_official_restricted", draft, "ARU", "A"),
        ("experts_nomination_change", make_nomination(state="draft", by=focal_point), "", ""),
        ("experts_nomination_decide", Nomination.objects.get(state="draft"), "", ""),
        ("experts_correction_change", make_correction(draft, state="unverified"), "", ""),
        ("experts_correction_sender", Correction.objects.get(state="unverified"), "", ""),
        ("experts_intake_change", make_intake(nominates=True, country=draft.country), "", ""),
        ("experts_intake_apply", Intake.objects.get(nominates=True), "", ""),
    ]


def test_some_objects_are_kept_from_some(rows: Rows, staff: dict[str, Client]) -> None:
    for name, row, gets, sends in objects():
        there = address(name, {**rows, row._meta.model_name or "": row})
        for letter, browser in staff.items():
            asked = browser.get(there)
            assert is_gone(asked) is (letter not in gets), (letter, there)
            assert is_gone(send(browser, there)) is (letter not in sends), (letter, there)


def is_gone(response: Any) -> bool:
    return is_refused(response) or getattr(response, "url", "") == "/admin/"  # where what isn’t there leads


def test_nobody_but_bkn_gets_in(rows: Rows) -> None:
    browsers = {who: sign_in(make()) for who, make in CAST.items()}
    asked = [("GET", address(name, rows)) for name, (gets, _sends) in TABLE.items() if gets]
    asked += [("POST", address(name, rows)) for name, (gets, sends) in TABLE.items() if sends not in ("", gets)]
    asked.append(("GET", "/admin/autocomplete/"))
    for who, browser in browsers.items():
        got_in = [each for each in asked if not is_refused(browser.generic(*each))]
        assert got_in == [], who
