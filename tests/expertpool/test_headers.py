from django.test import Client


def test_only_our_own_scripts_and_styles_may_run(client: Client) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'self'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "object-src 'none'",
    ]


def test_the_browser_is_told_to_keep_to_itself(client: Client) -> None:
    headers = client.get("/healthz").headers

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_language_is_chosen_without_a_token_that_would_need_a_cookie() -> None:
    response = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "id"})

    assert response.status_code == 302
    assert response.cookies["language"].value == "id"


def test_the_language_is_not_a_way_out_to_another_site(client: Client) -> None:
    response = client.post("/i18n/setlang/", {"language": "id", "next": "https://elsewhere.example/"})

    assert response.headers["Location"] == "/id/"
