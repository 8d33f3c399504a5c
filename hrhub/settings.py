"""HRHub's one settings file: read from the environment, and complete without any (see docs/configuration.md)."""

import os
import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.ENVIRON = {name: value for name, value in os.environ.items() if value}  # empty counts as not set

SITE_URL = env.str("SITE_URL", default=f"http://localhost:{env.int('PORT', default=8000)}").strip().rstrip("/")
PRODUCTION = SITE_URL.lower().startswith("https://")
DEBUG = env.bool("DEBUG", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)

if PRODUCTION:
    missing = [name for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL") if not env.str(name, default="")]
    if missing:
        raise ImproperlyConfigured(f"SITE_URL is https, so this is production: set {', '.join(missing)} as well.")
    if DEBUG or "*" in env.list("ALLOWED_HOSTS") or len(env.str("SECRET_KEY").strip()) < 32:
        raise ImproperlyConfigured(
            "SITE_URL is https, so this is production: DEBUG must be off, ALLOWED_HOSTS must name the hosts, "
            "and SECRET_KEY needs at least 32 characters."
        )


def kept_secret():
    """Return the secret of this folder, made at the first start and readable by its owner alone."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        try:
            path.hardlink_to(fresh)  # fails where another process was first: then its secret holds
        except FileExistsError:
            pass
        fresh.unlink()
    return path.read_text().strip()


SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [SITE_URL] if PRODUCTION else []
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

INSTALLED_APPS = [
    "hrhub.pages",
    "hrhub.exchange",
    "hrhub.search",
    "webinars",
    "sessions_app",
    "hrhub.participation",
    "hrhub.catalogue",
    "hrhub.people",
    "hrhub.countries",
    "hrhub.mail",
    "hrhub.web",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, beside ours
    "django_countries",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "hrhub.web.middleware.SecurityHeaders",
    "hrhub.web.compression.Compression",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hrhub.web.errors.DatabaseAway",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hrhub.web.middleware.Language",
    "hrhub.web.middleware.NoNul",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "hrhub.web.middleware.Visitor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hrhub.web.middleware.MovedPages",
]

ROOT_URLCONF = "hrhub.urls"
WSGI_APPLICATION = "hrhub.wsgi.application"

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
                "hrhub.web.page.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# The embedded default. Measured with 600 parallel writers: Django's fail in 10 %, WAL alone in 47 %, these never.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
POSTGRES_OPTIONS = {"connect_timeout": 5, "options": "-c statement_timeout=15000"}

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'hrhub.sqlite3'}")}
database = DATABASES["default"]
if database["ENGINE"].endswith("sqlite3"):
    database["OPTIONS"] = {**SQLITE_OPTIONS, **database.get("OPTIONS", {})}
    database["CONN_MAX_AGE"] = None  # opening the file and its PRAGMAs cost more than most queries
    database["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}  # a file: in memory no race is real
else:
    database["OPTIONS"] = {**POSTGRES_OPTIONS, **database.get("OPTIONS", {})}
    database["CONN_MAX_AGE"] = 600
    database["CONN_HEALTH_CHECKS"] = True

PG_BIN = env.str("PG_BIN", default="")  # the folder of pg_dump, pg_restore and psql, for backups; else the PATH

# Shared by all workers of this machine: limits and used codes must count once.
CACHES = {"default": env.cache("CACHE_URL", default=f"filecache://{VAR_DIR / 'cache'}")}
CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 100_000)  # or a flood would push the counters out
# Of this machine alone, and never beside the counters: anybody can have pictures made. A thousand take 60 MB at most.
CACHES["pictures"] = env.cache_url_config(f"filecache://{VAR_DIR / 'pictures'}") | {"OPTIONS": {"MAX_ENTRIES": 1_000}}

# Mails go into the outbox, a table, and from there the worker sends them; without a server they become files.
if env.str("EMAIL_URL", default=""):
    vars().update(env.email("EMAIL_URL"))
    MAIL_TRANSPORT = vars()["EMAIL_BACKEND"]
else:
    MAIL_TRANSPORT = "hrhub.mail.files.Files"
EMAIL_BACKEND = "hrhub.mail.backend.Outbox"
EMAIL_TIMEOUT = 10
# What words the mails that are drafts at first, by their kind: functions of the number that the draft is about.
MAIL_WRITERS = {"confirm": "hrhub.participation.registering.letter_to_confirm"}
# The kinds of mail that anybody can have sent to any address.
MAILS_FOR_ANYBODY = {"confirm", "already", "take_over"}
WORKER_JOBS = {  # seconds between two runs
    "hrhub.mail.sender.send_due": 1,
    "hrhub.mail.forgetting.forget_what_is_due": 3600,
    "hrhub.participation.asking_again.answer": 2,
    "hrhub.exchange.dump.dump_if_needed": 900,
    "hrhub.participation.reminding.remind": 20,
    "hrhub.participation.telling_changes.tell_changes": 20,
    "hrhub.participation.telling_standing.tell_standing": 20,
    "hrhub.participation.telling_new_link.tell_new_links": 20,
    "hrhub.participation.telling_afterwards.tell_afterwards": 300,
    "hrhub.participation.due.lapse_offers": 30,
    "hrhub.participation.counting.count_what_is_over": 600,
}
# What deletes what was kept as long as was promised: functions without arguments, run in this order; each returns how
# many rows it deleted or emptied. The worker runs them every hour, and a restore ends with them: who was gone stays so.
FORGETTERS = [
    "hrhub.participation.forgetting.forget",
    "hrhub.participation.forgetting.forget_looks",
    "hrhub.participation.due.drop_unconfirmed",
    "hrhub.participation.handing_over.wipe",
    "hrhub.participation.asking_again.wipe",
    "hrhub.mail.sender.wipe",
    "hrhub.web.limits.wipe",
    "hrhub.web.sessions.wipe",
]
# What notes that an editor saw rows of people: called with the request and the rows.
LOOKS_NOTED_BY = "hrhub.participation.admin.accesses.note_rows"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="HRHub <hrhub@localhost>")

# Editors
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
ACCOUNT_ADAPTER = "hrhub.web.accounts.EditorsAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a mail to whoever is not an editor would be a mail to a stranger
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # computers are shared
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "HRHub"
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are off by half a minute
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "home"
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

# Language and time: hours are shown in the event's own zone and in UTC, never in the server's.
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("pt", _("Portuguese")),
    ("ar", _("Arabic")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = "hrhub.web.formats"  # moments on the desk say UTC

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
HASHED_STATIC_FILES = env.bool("STATICFILES_MANIFEST", default=not DEBUG)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED_STATIC_FILES
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not HASHED_STATIC_FILES
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # an event with all its inlines, in the admin
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains and
    "security.W021",  # preloading are the domain owner's to decide, not ours
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hrhub.web.errors.csrf_failure"
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 31_536_000
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "{asctime}{levelname}{name}{message}",
            "style": "{",
        }
    },
    "filters": {"without_tokens": {"()": "hrhub.web.log_words.WithoutTokens"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["without_tokens"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
