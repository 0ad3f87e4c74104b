import pytest
from django.core.management import call_command
from django.db import connection

from expertpool import checks


@pytest.mark.django_db
def test_the_database_server_is_one_we_can_use() -> None:
    call_command("check", databases=["default"])


@pytest.mark.django_db
def test_names_in_every_script_have_trigrams() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cardinality(show_trgm(name)) FROM unnest(%s::text[]) name", [["สมชาย", "အောင်", "សុខ", "阮", "김"]]
        )
        assert all(count for (count,) in cursor.fetchall())


@pytest.mark.django_db
def test_an_old_server_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "OLDEST_VERSION", 99)

    assert [problem.id for problem in checks.database_server(["default"])] == ["expertpool.E001"]
