"""How the pool is configured. Every value that may differ comes from the environment and is read here, once.

Production is the default: it must be told its secrets and its hosts, and refuses to start without them.
`EXPERTPOOL_MODE=demonstration` gives every value a default that suits one's own machine.
"""

from importlib.metadata import distribution
from pathlib import Path
from typing import Any, cast

import dj_email_url
from csp.constants import NONE, SELF
from environs import Env, EnvValidationError
from marshmallow.validate import ContainsNoneOf, Email, Length, OneOf, Regexp

from expertpool import database

BASE_DIR = Path(__file__).resolve().parent.parent

# --- The environment, read in one go so that everything wrong is told at once ---

env = Env(eager=False)
MODE = env.str("EXPERTPOOL_MODE", "production", validate=OneOf(["production", "demonstration"]))
DEMONSTRATION = MODE == "demonstration"
DATA_DIR = env.path("EXPERTPOOL_DATA", BASE_DIR / ".data")


def unless_told(value: Any) -> Any:
    """What the demonstration assumes and production must be told: an ellipsis is how environs says "required"."""
    return value if DEMONSTRATION else ...


SECRET_KEY = env.str("SECRET_KEY", unless_told("demonstration-" * 4), validate=Length(min=50))
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    unless_told(["localhost", "127.0.0.1", "[::1]"]),
    validate=[Length(min=1), ContainsNoneOf(["", "*"], error="* protects nothing.")],
)
DATABASE_URL = env.str(
    "DATABASE_URL",
    unless_told(""),
    validate=Regexp(r"postgres(ql)?://.", error="It must start with postgresql://."),
)
FILES_ROOT = env.path("FILES_ROOT", unless_told(DATA_DIR / "files"))
STATIC_ROOT = env.path("STATIC_ROOT", DATA_DIR / "static" if DEMONSTRATION else BASE_DIR / "staticfiles")
SITE_URL = env.str(
    "SITE_URL",
    unless_told(f"http://localhost:{env.str('PORT', '8000')}"),
    validate=Regexp(r"https?://[^/]+$", error="It must be like https://pool.example.org, with nothing behind."),
)
EMAIL_URL = env.str(
    "EMAIL_URL",
    unless_told(f"file:///{DATA_DIR.absolute() / 'mails'}"),
    validate=Regexp(
        r"(submission|smtp)://(\S+@)?[^\s@:/]+(:\d{1,5})?(\?\S*)?$|file:///.|console:",
        error="It must be like submission://user:password@mail.example.org:587.",
    ),
)
MAIL_FROM = env.str("DEFAULT_FROM_EMAIL", unless_told("pool@demo.example"), validate=Email())
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
DEBUG = env.bool("DEBUG", False, validate=OneOf([False, DEMONSTRATION], error="Production must not show its insides."))
LOG_LEVEL = env.str("LOG_LEVEL", "INFO", validate=OneOf(["DEBUG", "INFO", "WARNING", "ERROR"]))

HINTS = {
    "SECRET_KEY": "50 random characters, kept secret.",
    "ALLOWED_HOSTS": "The site's host names, separated by commas.",
    "DATABASE_URL": "Production needs a PostgreSQL of its own; the embedded one is for demonstrations.",
    "FILES_ROOT": "The folder of photos and documents: backed up, and served by nothing but this application.",
    "SITE_URL": "Where the site is found: links in mails begin with it.",
    "EMAIL_URL": "The server that takes the mails that are sent.",
    "DEFAULT_FROM_EMAIL": "The office that answers the public: mails come from it, and it stands on the pages.",
}

try:
    env.seal()
except EnvValidationError as error:
    problems = cast("dict[str, list[str]]", error.error_messages).items()
    lines = [" ".join([f"{name}:", *messages, HINTS.get(name, "")]).strip() for name, messages in problems]
    raise SystemExit("\n".join(lines)) from None

# --- The application ---

INSTALLED_APPS = [
    "experts",
    "expertpool.apps.ProjectConfig",
    "expertpool.apps.StaticFilesConfig",
    "expertpool.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_filters",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "expertpool.outage.OutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "expertpool.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "experts.accounts.second_factor.SecondFactorMiddleware",
    "experts.history.middleware.SourceMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "expertpool.urls"
WSGI_APPLICATION = "expertpool.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "experts.directory.shortlist.keeping.shortlist",
            ]
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- The database ---

DATABASES = {"default": database.configuration(DATABASE_URL, DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        # What all processes must count together: attempts to sign in, and codes that were used.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "experts_cache",  # made by a migration
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # with more, the counts of some would be thrown away
    }
}

# --- People: by invitation only (`experts/accounts/`), signed in by allauth ---

AUTH_USER_MODEL = "experts.User"
AUTHENTICATION_BACKENDS = ["experts.access.RolePermissions"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]

SECOND_FACTOR_REQUIRED = not DEMONSTRATION  # of whom: experts/access.py
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a long day's work, and no longer than the browser is open
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "accounts:home", "directory:home"
ACCOUNT_ADAPTER = "experts.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "experts.accounts.forms.LoginForm",
    "reauthenticate": "experts.accounts.forms.ReauthenticateForm",
    "change_password": "experts.accounts.forms.ChangePasswordForm",
    "reset_password": "experts.accounts.forms.ResetPasswordForm",
    "confirm_password_reset_code": "experts.accounts.forms.ResetCodeForm",
    "reset_password_from_key": "experts.accounts.forms.NewPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; allauth wants it to agree with the line above
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever accepts an invitation has shown that the address is theirs
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # or else strangers could have us write to anybody
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True  # a link would carry its token in the path, hence into logs
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "experts.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "experts.accounts.forms.CodeForm",
    "reauthenticate": "experts.accounts.forms.CodeAgainForm",
    "authenticate_webauthn": "experts.accounts.forms.PasskeyForm",
    "reauthenticate_webauthn": "experts.accounts.forms.PasskeyAgainForm",
    "activate_totp": "experts.accounts.forms.ActivateAppForm",
    "add_webauthn": "experts.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "experts.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMONSTRATION  # plain http on one's own machine

# Who changed a record is kept with its history. Reading changes nothing, and must not open the reader's session.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# --- Mail: kept in the database, and sent by the worker (`experts/mails.py`) ---

MAIL = dj_email_url.parse(EMAIL_URL)
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = MAIL["EMAIL_HOST"], MAIL["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_USER"], MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["EMAIL_USE_TLS"], MAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = MAIL["EMAIL_TIMEOUT"] or 30  # seconds; a server that says nothing must not hold the worker for ever
EMAIL_FILE_PATH = MAIL["EMAIL_FILE_PATH"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"ASEAN Expert Pool <{MAIL_FROM}>"

# --- Languages and time ---

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("id", "Bahasa Indonesia")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "experts" / "locale"]
TIME_ZONE = "Asia/Jakarta"

# --- Files: the public ones pass through a view, the restricted ones through another that asks who is there ---

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static", ("bootstrap", distribution("bootstrap-wrapper").locate_file("bootstrap/css"))]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_ROOT / "public"},
    },
    "restricted": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_ROOT / "restricted", "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FILES = 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Security: all of it in production; on one's own machine without what plain http can't have ---

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's stylesheet carries its small icons as data
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not DEMONSTRATION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from within, where there is no TLS
SECURE_HSTS_SECONDS = 0 if DEMONSTRATION else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMONSTRATION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEMONSTRATION
# Whoever can reach the application past the proxy could claim to be secure: so only when told that nobody can.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# --- What is logged: to stderr, without personal data (no addresses of visitors, no search words) ---

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"told_already": {"()": "expertpool.outage.ToldAlready"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"filters": ["told_already"]},
        "django.server": {"handlers": [], "propagate": True},
        "procrastinate": {"level": "WARNING"},
        "psycopg.pool": {"level": "ERROR"},  # it warns of each attempt, and the failure is told anyway
    },
}
