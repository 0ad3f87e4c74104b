"""The catalogues: whole, in step with the code, and compiled. Needs no gettext on the machine."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import templatize

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = [*DEFAULT_KEYWORDS, *(f"{name}_lazy" for name in ("gettext", "ngettext", "pgettext", "npgettext"))]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
CATALOGUES = sorted((ROOT / "experts" / "locale").glob("*/LC_MESSAGES/django.po"))


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file) if path.suffix == ".po" else read_mo(file)


def first(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


def texts_in(path: Path) -> Iterator[str]:
    """What the file has translated: templates are turned into something like Python first, as Django does."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).split("\n"))
    for _line, function, messages, _comments in extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {}):
        text = first(messages[1] if function.startswith(("pgettext", "npgettext")) else messages)
        if text:
            yield text


def texts_of_the_project() -> set[str]:
    files = [*(ROOT / "experts").rglob("*.py"), *(ROOT / "expertpool").rglob("*.py")]
    files += [path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"}]
    return {text for path in files if "migrations" not in path.parts for text in texts_in(path)}


def test_every_language_of_the_pages_but_english_has_a_catalogue() -> None:
    languages = {code for code, _name in settings.LANGUAGES} - {"en"}
    assert {path.parent.parent.name for path in CATALOGUES} == languages


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_catalogue_has_every_text_of_the_project_translated(path: Path) -> None:
    translated = {
        first(message.id)
        for message in catalogue(path)
        if message.id
        and not message.fuzzy
        and all([message.string] if isinstance(message.string, str) else message.string)
    }
    assert len(translated) > 500
    assert texts_of_the_project() - translated == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_translation_keeps_the_placeholders(path: Path) -> None:
    for message in catalogue(path):
        if message.id:
            wanted = sorted(PLACEHOLDER.findall(first(message.id)))
            assert sorted(PLACEHOLDER.findall(first(message.string))) == wanted, message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_the_compiled_catalogue_is_that_of_the_written_one(path: Path) -> None:
    written, compiled = (
        {first(message.id): first(message.string) for message in catalogue(file) if message.id}
        for file in (path, path.with_suffix(".mo"))
    )
    assert compiled == written
