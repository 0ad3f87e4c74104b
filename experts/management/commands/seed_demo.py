from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from experts.demo.accounts import create_accounts
from experts.demo.requests import create_requests
from experts.demo.searched import create_searches
from experts.demo.seeding import MOST, top_up
from experts.models import Country


class Command(BaseCommand):
    help = "Fill the database with invented officials, marked as such, and with accounts for trying the roles out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--officials", type=int, default=500, metavar="N", help="how many there shall be (500)")
        parser.add_argument(
            "--seed", type=int, default=1, metavar="S", help="the same seed invents the same people (1)"
        )

    def handle(self, *args: Any, officials: int, seed: int, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("Production has no place for invented people; EXPERTPOOL_MODE=demonstration has.")
        if not 0 <= officials <= MOST:
            raise CommandError(f"--officials takes a number between 0 and {MOST:,}.")
        if not Country.objects.exists():
            raise CommandError("There are no countries to invent people for: run load_reference first.")
        added = top_up(officials, seed, timezone.localdate(), self._progress)
        accounts = len(create_accounts())
        create_searches(timezone.localdate())
        create_requests(timezone.now())
        if added or not officials:
            self.stdout.write(f"Added {added:,} invented officials and {accounts} accounts.")
        else:
            self.stdout.write(f"{officials:,} invented officials were there already; added {accounts} accounts.")

    def _progress(self, done: int, total: int) -> None:
        self.stderr.write(f"{done:,} of {total:,} officials")
