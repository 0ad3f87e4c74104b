"""Where people are signed in, and what is kept of it."""

from datetime import timedelta
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import connection
from django.utils import timezone

from experts.models import User


def end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def forget_ended() -> None:
    """Sessions, and counts of attempts, hold the addresses of networks: they go when they have served their purpose."""
    now = timezone.now()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.filter(last_seen_at__lt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()
    with connection.cursor() as cursor:  # Django's cache does so when it is full, and not before
        cursor.execute(f"DELETE FROM {settings.CACHES['default']['LOCATION']} WHERE expires < %s", [now])  # noqa: S608
