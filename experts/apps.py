from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertsConfig(AppConfig):
    name = "experts"
    verbose_name = _("Expert pool")

    def ready(self) -> None:
        from experts.intake import purposes
        from experts.nominations.bulk.purpose import NOMINATING
        from experts.ownsay import consenting  # noqa: F401  asks for consent when a nomination says so

        purposes.register_nominating(NOMINATING)
