"""Every setting, read from the environment, in one file."""

from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from congress.accounts.sign_in_settings import *  # noqa: F403  sign-in, second factor, passwords
from congress.launcher.join import ensure
from congress.launcher.places import Places

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
# Everything that runs keeps its data here.
DATA_DIR = Path(env.str("DATA_DIR", "") or BASE_DIR / "var").resolve()

DEBUG = env.bool("DEBUG", False)
# For real people: HTTPS only, keys and hosts given by name, no demo district.
PRODUCTION = env.bool("PRODUCTION", False)
# The demo district with its well-known sign-ins, and a banner that says so.
DEMO = env.bool("DEMO", False)
if PRODUCTION and (DEBUG or DEMO):
    raise ImproperlyConfigured("PRODUCTION excludes DEBUG and DEMO")

# Without given servers, this process joins the users of the embedded ones (and starts them if first).
DATABASE_URL, REDIS_URL = env.str("DATABASE_URL", ""), env.str("REDIS_URL", "")
if not (DATABASE_URL and REDIS_URL):
    embedded = ensure(DATA_DIR)
    DATABASE_URL = DATABASE_URL or embedded.database_url
    REDIS_URL = REDIS_URL or embedded.redis_url

SECRET_KEY = env.str("SECRET_KEY", "")
if not SECRET_KEY and PRODUCTION:
    raise ImproperlyConfigured("PRODUCTION needs a SECRET_KEY of at least 50 random characters")
if not SECRET_KEY:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    SECRET_KEY = Places.at(DATA_DIR).secret("secret-key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [] if PRODUCTION else ["*"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])

# Written bottom first: each package may import only what stands above it in this list.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "guardian",
    "import_export",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # the kernel
    "congress.health",
    "congress.workdays",
    "congress.search",
    "congress.rulebook",
    "congress.organs",
    "congress.audit",
    "congress.accounts",
    "congress.files",
    "congress.workflow",
    "congress.numbering",
    "congress.surveys",
    "congress.notices",
    "congress.printing",
    "congress.imports",
    "congress.pages",
    # the four apps
    "deputies",
    "proposals",
    "supervision",
    "meetings",
    # above them
    "congress.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "congress.pages.security.SecurityHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "congress.audit.middleware.watched",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "congress.accounts.middleware.acting_post",
    "congress.accounts.middleware.session_limits",
    "congress.accounts.middleware.second_factor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "congress.workflow.middleware.too_late",
]
ROOT_URLCONF = "congress.urls"
WSGI_APPLICATION = "congress.wsgi.application"
FORM_RENDERER = "congress.pages.renderer.HouseRenderer"
CSRF_FAILURE_VIEW = "congress.pages.views.csrf_failure"
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
                "congress.pages.context.frame",
            ]
        },
    }
]

# Data: one PostgreSQL for everything that must last, one Redis for what may be lost.
STATEMENT_SECONDS = env.int("STATEMENT_SECONDS", 15)  # jobs and commands set more
DATABASES = {
    "default": {
        **dj_database_url.parse(DATABASE_URL),
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 5,
            "options": (
                f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout=3s"
                " -c idle_in_transaction_session_timeout=60s"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "congress",
    }
}

# Who signs in.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False
ANONYMOUS_USER_NAME = None
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # grants are asked for through accounts/grants.py only
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# What travels: HTTPS wherever real people work.
HTTPS = env.bool("HTTPS", PRODUCTION)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside the machine
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("BEHIND_PROXY", False):  # only when a proxy sets the header itself and removes a forged one
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Figures beside the ways on in the frame of every page: address -> question about the user.
FRAME_COUNTERS = {"notices:index": "congress.notices.context.unread", "portal:home": "congress.portal.todo.count"}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Files: static ones by WhiteNoise, uploads by the view of their owner and by nothing else.
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STATIC_COLLECTED = env.bool("STATIC_COLLECTED", PRODUCTION)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_COLLECTED
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# Largest upload of each kind; one entry changes one kind: FILE_LIMITS_MB=pdf=200,jpg=50
FILE_LIMITS_MB = {
    **dict.fromkeys(("docx", "xlsx", "xls", "csv", "jpg", "png"), 20),
    **dict.fromkeys(("pdf", "ofd"), 100),
    **env.dict("FILE_LIMITS_MB", {}, subcast_values=int),
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "congress.files.uploads.CappedUploadHandler",
]
STATIC_KIND = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if STATIC_COLLECTED
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_KIND},
}

# Mail: to the console unless a server is named.
EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT, EMAIL_TIMEOUT = env.int("EMAIL_PORT", 465), 20
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.str("EMAIL_USER", ""), env.str("EMAIL_PASSWORD", "")
EMAIL_USE_SSL, EMAIL_USE_TLS = EMAIL_PORT == 465, EMAIL_PORT == 587
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "congress@localhost")

# The engine for what takes long or happens by the clock (congress/celery.py). The database owns every
# deadline and message, so nothing here has to be kept: no results, no ETA, tasks that may run twice.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}  # six times the longest task
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT, CELERY_TASK_TIME_LIMIT = 480, 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULER = "congress.health.clock:Clock"
CELERY_TIMEZONE = TIME_ZONE

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "gunicorn.http.wsgi": {"level": "ERROR"},  # warns of every HEAD request
    },
}

# What can be imported from a sheet, and who reads it: the kernel's engine knows no app by name.
IMPORT_RESOURCES = {
    "suggestions": "proposals.resources.SuggestionResource",
    "deputies": "deputies.resources.DeputyResource",
    "units": "congress.imports.units.UnitResource",
}
