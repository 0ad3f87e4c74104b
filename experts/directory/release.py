"""Which code and which texts make the pages of this process."""

import hashlib
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

FOLDERS = ["experts", "expertpool", "templates"]
SUFFIXES = {".py", ".html", ".txt", ".mo"}


@cache
def release() -> str:
    """The same wherever the same is installed; another after every upgrade that could change a page."""
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    static_files = getattr(staticfiles_storage, "manifest_hash", "")
    digest = hashlib.sha256("\n".join([*packages, static_files]).encode())
    for path in _files(settings.BASE_DIR):
        digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(base: Path) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (base / folder).rglob("*") if path.suffix in SUFFIXES)
