"""What leaves the machine and under which protection: HTTPS, cookies, mail."""

from congress.settings.ground import PRODUCTION, env

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

# The address people type, for links in mails and short messages.
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")

# Mail: to the console unless a server is named.
EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT, EMAIL_TIMEOUT = env.int("EMAIL_PORT", 465), 20
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.str("EMAIL_USER", ""), env.str("EMAIL_PASSWORD", "")
EMAIL_USE_SSL, EMAIL_USE_TLS = EMAIL_PORT == 465, EMAIL_PORT == 587
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "congress@localhost")
