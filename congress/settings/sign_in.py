"""Who signs in and how long: passwords, second factor, sessions, locks."""

from congress.settings.ground import env

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

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "congress.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = False  # counted in the database instead: congress/accounts/lockout.py
ACCOUNT_FORMS = {
    "login": "congress.accounts.forms.SignInForm",
    "change_password": "congress.accounts.forms.ChangePasswordForm",
    "reauthenticate": "congress.accounts.forms.ReauthenticateForm",
}
MFA_ADAPTER = "congress.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # office telephones drift; a code still counts once only
MFA_FORMS = {
    "authenticate": "congress.accounts.forms.AuthenticateForm",
    "reauthenticate": "congress.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "congress.accounts.forms.ActivateTOTPForm",
    "deactivate_totp": "congress.accounts.forms.DeactivateTOTPForm",
}
FIELD_KEYS = env.list("FIELD_KEYS", [])  # newest first; empty: derived from SECRET_KEY
PASSWORD_OWN_WORDS = env.list("PASSWORD_OWN_WORDS", [])  # the district's names in pinyin, added to the list
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "congress.accounts.passwords.NotLikeThePerson"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "congress.accounts.passwords.NotOurOwnWords"},
]
PASSWORD_ROTATION_DAYS = env.int("PASSWORD_ROTATION_DAYS", 90)  # 等保口令策略: staff; 0 switches it off
SIGN_IN_FAILURES_PER_ACCOUNT = env.int("SIGN_IN_FAILURES_PER_ACCOUNT", 5)
SIGN_IN_FAILURES_PER_ADDRESS = env.int("SIGN_IN_FAILURES_PER_ADDRESS", 100)  # a whole office shares one
SIGN_IN_LOCK_MINUTES = env.int("SIGN_IN_LOCK_MINUTES", 30)
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", 30)
SESSION_HOURS_STAFF = env.int("SESSION_HOURS_STAFF", 8)
SESSION_HOURS_DEPUTIES = env.int("SESSION_HOURS_DEPUTIES", 12)
# How many proxies in front add to X-Forwarded-For; 0: the header is not believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 1 if env.bool("BEHIND_PROXY", False) else 0)
