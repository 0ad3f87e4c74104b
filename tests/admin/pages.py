"""Reading a page of the admin as a browser does: the form's fields and what they hold."""

from html.parser import HTMLParser

from django.test import Client

Fields = dict[str, str | list[str]]


class FormReader(HTMLParser):
    """The fields of the form with the id, as a browser would send them."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.inside = False
        self.fields: list[tuple[str, str]] = []
        self.select = ""
        self.textarea = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.inside = found.get("id") == self.form_id
        if not self.inside:
            return
        match tag:
            case "input" if found.get("name") and found.get("type") not in ("submit", "file", "button"):
                box = found.get("type") in ("checkbox", "radio")
                if not box or "checked" in found:
                    self.fields.append((found["name"], found.get("value", "on" if box else "")))
            case "select":
                self.select = found["name"]
            case "option" if "selected" in found:
                self.fields.append((self.select, found["value"]))
            case "textarea":
                self.textarea = found["name"]
                self.fields.append((self.textarea, ""))

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.fields[-1] = (self.textarea, self.fields[-1][1] + data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.textarea = ""


def read_form(client: Client, address: str, noun: str) -> Fields:
    """What a browser would send if somebody pressed Save at once."""
    response = client.get(address)
    assert response.status_code == 200
    reader = FormReader(f"{noun}_form")
    reader.feed(response.text)
    fields: Fields = {}
    for name, value in reader.fields:
        if name in fields:
            before = fields[name]
            fields[name] = [*(before if isinstance(before, list) else [before]), value]
        else:
            fields[name] = value
    if "reason" in fields:  # the browser would send it empty; whoever edits what is public says why
        fields["reason"] = "Corrected."
    return {name: value for name, value in fields.items() if "__prefix__" not in name}


def add_row(fields: Fields, prefix: str, **values: str) -> None:
    """Fill in one more row of a formset, as “Add another” does."""
    number = int(str(fields[f"{prefix}-TOTAL_FORMS"]))
    fields[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    fields |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}
