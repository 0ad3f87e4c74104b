from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from experts.intake.template import write_template
from experts.models import Country


class Command(BaseCommand):
    help = "Write a spreadsheet in which a country can name its officials."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("country", metavar="CODE", help="for example ID")
        parser.add_argument("--language", default="en", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--output", type=Path, required=True, metavar="FILE.xlsx")

    def handle(self, *args: Any, **options: Any) -> None:
        country = Country.objects.filter(code=options["country"].upper()).first()
        if country is None:
            raise CommandError(f"No country has the code {options['country']}.")
        try:
            with options["output"].open("wb") as file:
                write_template(country, options["language"], file)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}") from None
