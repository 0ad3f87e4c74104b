"""What a demonstration needs before it can serve. Every step finds out cheaply whether it was taken before."""

import hashlib
from importlib.metadata import version

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from expertpool.health import migrations_on_disk
from experts.models import Official, User

OFFICIALS = 500
PASSWORD = "demonstration"  # noqa: S105  what seed_demo gives to all of its accounts, on purpose


def everything() -> None:
    migrate()
    call_command("load_reference")
    from django.core.management import get_commands

    if "seed_demo" in get_commands() and settings.DEMONSTRATION and not Official.objects.exists():
        print(f"Inventing {OFFICIALS} officials …", flush=True)
        call_command("seed_demo", officials=OFFICIALS)
    collect_static_files()


def migrate() -> None:
    if migrations_on_disk() - MigrationRecorder(connection).applied_migrations().keys():
        print("Making the tables …", flush=True)
        call_command("migrate", verbosity=0)


def collect_static_files() -> None:
    """Compressing takes seconds, so it is left out when no file and no tool has changed."""
    stamp = settings.STATIC_ROOT / ".collected"
    state = static_files_state()
    if not stamp.exists() or stamp.read_text() != state:
        print("Compressing static files …", flush=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(state)


def static_files_state() -> str:
    digest = hashlib.sha256(version("whitenoise").encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = storage.path(path)
            digest.update(f"{found} {storage.size(path)} {storage.get_modified_time(path)}".encode())
    return digest.hexdigest()


def welcome(port: int) -> str:
    """Where it is, and a line for each account that can be tried out."""
    people = User.objects.filter(is_demonstration=True).prefetch_related("memberships__country", "memberships__agency")
    accounts = [f"  {user.email:36} {'; '.join(map(str, user.roles))}" for user in people]
    # By name rather than by number: passkeys refuse 127.0.0.1.
    lines = ["", f"The expert pool is at http://localhost:{port}/ (Ctrl-C stops it)."]
    if accounts:
        lines += [f"Demonstration accounts, all with the password “{PASSWORD}”:", *accounts]
    return "\n".join(lines)
