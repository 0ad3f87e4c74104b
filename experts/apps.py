from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertsConfig(AppConfig):
    name = "experts"
    verbose_name = _("Expert pool")

    def ready(self) -> None:
        from experts.intake import purposes  # the models are ready only now
        from experts.nominations.bulk.purpose import NOMINATING

        purposes.register_nominating(NOMINATING)
