from tests.expertpool.commands import outcome

PRODUCTION = {
    "SECRET_KEY": "6DqyJ3zXo1vT8wKfR5sNcB7mH2pLgQ9aUeYhViZtCxSjWk4rMnPd",
    "ALLOWED_HOSTS": "pool.example.org",
    "DATABASE_URL": "postgresql://pool@db.example.org/pool",
    "FILES_ROOT": "/srv/pool/files",
    "SITE_URL": "https://pool.example.org",
    "EMAIL_URL": "submission://pool:secret@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "pool@example.org",
}


def test_production_is_the_default_and_tells_all_that_it_lacks_a_line_each() -> None:
    code, lines = outcome("manage.py", "check")

    assert code == 1
    assert [line.split(":")[0] for line in lines] == list(PRODUCTION)


def test_all_that_is_unsafe_or_wrong_is_told_a_line_each() -> None:
    wrong = {
        "EXPERTPOOL_MODE": "demo",
        "SECRET_KEY": "short",
        "ALLOWED_HOSTS": "*",
        "DATABASE_URL": "sqlite:///pool.db",
        "SITE_URL": "pool.example.org/",
        "EMAIL_URL": "mail.example.org",
        "DEFAULT_FROM_EMAIL": "the pool",
        "DEBUG": "1",
    }

    assert outcome("manage.py", "check", **PRODUCTION | wrong) == (
        1,
        [
            "EXPERTPOOL_MODE: Must be one of: production, demonstration.",
            "SECRET_KEY: Shorter than minimum length 50. 50 random characters, kept secret.",
            "ALLOWED_HOSTS: * protects nothing. The site's host names, separated by commas.",
            "DATABASE_URL: It must start with postgresql://."
            " Production needs a PostgreSQL of its own; the embedded one is for demonstrations.",
            "SITE_URL: It must be like https://pool.example.org, with nothing behind."
            " Where the site is found: links in mails begin with it.",
            "EMAIL_URL: It must be like submission://user:password@mail.example.org:587."
            " The server that takes the mails that are sent.",
            "DEFAULT_FROM_EMAIL: Not a valid email address."
            " The office that answers the public: mails come from it, and it stands on the pages.",
            "DEBUG: Production must not show its insides.",
        ],
    )


def test_django_finds_nothing_to_add_to_production() -> None:
    code, lines = outcome("manage.py", "check", "--deploy", **PRODUCTION)

    assert lines == ["System check identified no issues (0 silenced)."]
    assert code == 0
