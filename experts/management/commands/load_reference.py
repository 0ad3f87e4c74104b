from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from experts.reference import loader


class Command(BaseCommand):
    help = "Load countries, agencies, competencies, languages and tiers from their CSV files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=loader.FOLDER, help="a folder of CSV files of the same names"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["folder"].is_dir():
            raise CommandError(f"{options['folder']} is not a folder.")
        for what, outcome in loader.load(options["folder"]).items():
            if options["verbosity"] > 1 or outcome.created or outcome.changed:
                self.stdout.write(f"{what}: {outcome.created} new, {outcome.changed} changed")
            for name in outcome.kept:
                self.stdout.write(f"{what}: kept as edited: {name}")
