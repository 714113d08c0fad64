"""Where data lies: the database, the cache, uploads and static files."""

import dj_database_url

from congress.settings.ground import BASE_DIR, DATA_DIR, DATABASE_URL, PRODUCTION, REDIS_URL, env

# Data: one PostgreSQL for everything that must last, one Redis for what may be lost.
STATEMENT_SECONDS = env.int("STATEMENT_SECONDS", 15)  # jobs and commands set more
DATABASES = {
    "default": {
        **dj_database_url.parse(DATABASE_URL),
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 5,
            "prepare_threshold": 0,  # for prepared questions (congress/prepared); no other cursor prepares anything
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
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},  # a page waits no longer for a number
    }
}

# Files: static ones by WhiteNoise, uploads by the view of their owner and by nothing else.
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STATIC_COLLECTED = env.bool("STATIC_COLLECTED", PRODUCTION)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_COLLECTED
MEDIA_ROOT = DATA_DIR / "files"
# Laid-out papers, kept so that a packet is not laid out twice; may be deleted at any time.
PRINT_CACHE = DATA_DIR / "parts"
PRINT_CACHE_MB = env.int("PRINT_CACHE_MB", 1000)
PUBLIC_UPLOADS_MB = env.int("PUBLIC_UPLOADS_MB", 300)  # of everybody without an account, in one day
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# Largest upload of each kind; one entry changes one kind: FILE_LIMITS_MB=pdf=200,jpg=50
FILE_LIMITS_MB = {
    **dict.fromkeys(("docx", "odt", "xlsx", "xls", "csv", "jpg", "png"), 20),
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
