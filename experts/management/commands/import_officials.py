import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.intake import report
from experts.intake.outcome import Outcome, UnreadableError
from experts.intake.take_in import Options, take_in
from experts.models import Official
from experts.stewardship import LegalBasis


class Command(BaseCommand):
    help = "Import officials from a CSV file: all of its rows, or none and a list of what is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would happen")
        parser.add_argument("--skip-invalid", action="store_true", help="import the right rows though others are wrong")
        parser.add_argument("--publish", action="store_true", help="publish the officials who hold a current post")
        parser.add_argument("--legal-basis", metavar="BASIS", help="with --publish: public-task")
        parser.add_argument("--reference", default="", metavar="TEXT", help="with --publish: where the proof is kept")

    def handle(self, *args: Any, **options: Any) -> None:
        how = Options(is_trial=options["dry_run"], skip_invalid=options["skip_invalid"], basis=_basis(options))
        outcome = self._take_in(options["file"], how)
        for problem in report.problems(outcome):
            self.stderr.write(problem)
        for line in report.summary(outcome, everything=options["verbosity"] > 1):
            self.stdout.write(line)
        if outcome.problems and not how.skip_invalid:
            raise CommandError(_("Nothing was written. Mend the rows above, or leave them out with --skip-invalid."))
        if not outcome.is_written:
            self.stdout.write(_("This was a dry run: nothing was written."))

    def _take_in(self, path: Path, how: Options) -> Outcome:
        try:
            with path.open("rb") as file:
                return take_in(file, name=path.name, options=how, progress=self._progress)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        except UnreadableError as error:
            raise CommandError(_("%(error)s Nothing was written.") % {"error": error}) from None
        except IntegrityError as error:
            raise CommandError(
                _("The database refused: %s. Nothing was written.") % str(error).partition("\n")[0]
            ) from error

    def _progress(self, rows: int) -> None:
        if rows % 1000 == 0:
            ending = "\r" if sys.stderr.isatty() else "\n"
            self.stderr.write(_("%d rows …") % rows, ending=ending)


def _basis(options: dict[str, Any]) -> LegalBasis | None:
    """The legal basis of the batch. A consent is a person's own, so none can be claimed for a file of people."""
    kind, reference = options["legal_basis"], options["reference"].strip()
    if not options["publish"]:
        if kind or reference:
            raise CommandError(_("--legal-basis and --reference go with --publish."))
        return None
    if not kind or not reference:
        raise CommandError(_("--publish needs --legal-basis and --reference."))
    if kind == Official.LegalBasis.CONSENT:
        raise CommandError(_("Consent can’t be claimed for a batch: it is recorded person by person."))
    if kind != Official.LegalBasis.PUBLIC_TASK:
        raise CommandError(_("Unknown legal basis “%s”. For a batch it is public-task.") % kind)
    limit = Official._meta.get_field("legal_basis_reference").max_length or 0
    if len(reference) > limit:
        raise CommandError(_("The reference is longer than %d characters.") % limit)
    return LegalBasis(Official.LegalBasis.PUBLIC_TASK, reference, timezone.localdate())
