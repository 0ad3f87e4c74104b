"""What a demonstration needs before it can serve. Every step finds out cheaply whether it was taken before."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from expertpool import checks
from expertpool.health import migrations_on_disk
from experts.models import Official, User

OFFICIALS = 500
PASSWORD = "demonstration"  # noqa: S105  what seed_demo gives to all of its accounts, on purpose


def everything() -> None:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    refuse_unfit_database()
    load_reference_data(anyway=migrate())
    if settings.DEMONSTRATION and not Official.objects.exists():
        print(f"Inventing {OFFICIALS} officials …", flush=True)
        call_command("seed_demo", officials=OFFICIALS)
    collect_static_files()


def refuse_unfit_database() -> None:
    try:
        problems = checks.database_server(["default"])
    except OperationalError as error:
        raise SystemExit(f"The database does not answer: {error}.") from None
    if problems:
        raise SystemExit("\n".join(f"{problem.msg} {problem.hint}" for problem in problems))


def migrate() -> bool:
    """Whether there was anything to do."""
    missing = migrations_on_disk() - MigrationRecorder(connection).applied_migrations().keys()
    if missing:
        print("Making the tables …", flush=True)
        call_command("migrate", verbosity=0)
    return bool(missing)


def load_reference_data(*, anyway: bool) -> None:
    files = (settings.BASE_DIR / "experts" / "reference").iterdir()
    state = state_of(files, connection.settings_dict["HOST"], connection.settings_dict["NAME"])
    stamp = settings.DATA_DIR / "reference.loaded"
    if anyway or not says(stamp, state):
        call_command("load_reference")
        stamp.write_text(state)


def collect_static_files() -> None:
    files = (Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([]))
    state = state_of(files)
    stamp = settings.STATIC_ROOT / ".collected"
    if not says(stamp, state):
        print("Compressing static files …", flush=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(state)


def state_of(files: Iterable[Path], *more: str) -> str:
    """What changes when a file does."""
    described = sorted(f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in files)
    return hashlib.sha256("\n".join([*more, *described]).encode()).hexdigest()


def says(stamp: Path, state: str) -> bool:
    return stamp.exists() and stamp.read_text() == state


def welcome(port: int) -> str:
    """Where it is, and a line for each account that can be tried out."""
    people = User.objects.filter(is_demonstration=True).prefetch_related("memberships__country", "memberships__agency")
    accounts = [f"  {user.email:36} {'; '.join(map(str, user.roles))}" for user in people]
    # By name rather than by number: passkeys refuse 127.0.0.1.
    lines = ["", f"The expert pool is at http://localhost:{port}/ (Ctrl-C stops it)."]
    if accounts:
        lines += [f"Demonstration accounts, all with the password “{PASSWORD}”:", *accounts]
    if settings.DEMONSTRATION:
        lines.append(f"Its mails, with links to follow, are at http://localhost:{port}/outbox/.")
    if settings.EMAIL_FILE_PATH:
        lines.append(f"Mails go nowhere; they are written into {settings.EMAIL_FILE_PATH}/.")
    return "\n".join(lines)
