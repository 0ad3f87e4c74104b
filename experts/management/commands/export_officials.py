from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from experts.intake.export import write_export
from experts.models import Country, Official


class Command(BaseCommand):
    help = "Write the records of a country into a spreadsheet, to be changed and taken in again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.xlsx")
        parser.add_argument("--country", required=True, metavar="CODE", help="for example ID")
        parser.add_argument("--language", default="en", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument(
            "--restricted", action="store_true", help="also what is never public: identifiers, contacts"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        code = options["country"].upper()
        if not Country.objects.filter(code=code).exists():
            raise CommandError(f"No country has the code {options['country']}.")
        officials = Official.objects.standing().filter(country=code)
        try:
            with options["file"].open("wb") as file:
                write_export(officials, options["language"], file, restricted=options["restricted"])
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        self.stdout.write(f"Wrote {officials.count():,} officials.")
