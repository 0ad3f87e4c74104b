import os

from django.core.wsgi import get_wsgi_application

from expertpool import database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "expertpool.settings")
database.ensure_running()
application = get_wsgi_application()

# Only now: these need the application to be set up. The pages are loaded here, once, instead of in every worker.
from expertpool import production, urls, warm  # noqa: E402, F401

production.refuse_demonstration()
warm.up()
