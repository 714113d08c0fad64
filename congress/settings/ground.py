"""What the other files build on: the mode, the folders, the servers, the secret key."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

from congress.launcher.join import ensure
from congress.launcher.places import Places

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
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
