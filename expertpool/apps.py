from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig as DjangoStaticFilesConfig


class ProjectConfig(AppConfig):
    name = "expertpool"

    def ready(self) -> None:
        from expertpool import checks  # noqa: F401  registers them


class AdminConfig(DjangoAdminConfig):
    default_site = "experts.desk.Desk"


class StaticFilesConfig(DjangoStaticFilesConfig):
    """Of the forty stylesheets that Bootstrap's package holds, one is served; of htmx's versions, one too."""

    ignore_patterns = [
        *DjangoStaticFilesConfig.ignore_patterns,
        "bootstrap-*.css*",
        "bootstrap.rtl.*",
        "bootstrap.css*",
        "htmx-4*",
        "htmax-*",
        "django_htmx/ext/*",
    ]
