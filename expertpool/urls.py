from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from expertpool import health

handler400 = "expertpool.refusals.bad_request"
handler500 = "expertpool.outage.server_error"
demonstration = [path("", include("experts.demo.urls"))] if settings.DEMONSTRATION else []
urlpatterns = [
    # For those who look after the service
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    # The public pages set no cookie, hence have no CSRF token. The worst that a forged request can do here is to
    # change the language that a reader sees.
    path("i18n/setlang/", csrf_exempt(set_language), name="set_language"),
    path("admin/", admin.site.urls),
    # The pages, in English without a prefix
    *i18n_patterns(
        path("accounts/", include("experts.accounts.urls")),
        path("", include("experts.engagements.urls")),
        path("desk/", include("experts.nominations.urls")),
        *demonstration,
        path("", include("experts.corrections.urls")),
        path("", include("experts.ownsay.urls")),
        path("", include("experts.directory.urls")),
        prefix_default_language=False,
    ),
]
