"""The settings of the tests: the demonstration's, on a server of their own, and quick where safety is not the point."""

import os
from pathlib import Path

os.environ["EXPERTPOOL_MODE"] = "demonstration"
os.environ.setdefault("EXPERTPOOL_DATA", str(Path(__file__).resolve().parent.parent / ".data" / "tests"))
# Playwright runs an event loop in the thread of the test, which also uses the ORM; nothing is awaited meanwhile.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from expertpool.settings import *  # noqa: E402, F403
from expertpool.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # files as they are, without collecting them
