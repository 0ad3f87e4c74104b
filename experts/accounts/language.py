"""Whoever is signed in gets pages in the language of the account."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import translate_url


def speak(response: HttpResponse, language: str) -> HttpResponse:
    """A redirect leads to the page in the language, and others are asked for in it from now on."""
    if language:
        response["Location"] = translate_url(response["Location"], language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
    return response
