import os

from django.core.wsgi import get_wsgi_application

from expertpool import database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "expertpool.settings")
database.ensure_running()
application = get_wsgi_application()

from expertpool import production  # noqa: E402  its models need the application to be set up

production.refuse_demonstration()
