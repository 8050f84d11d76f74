"""The one settings file, read from the environment. ``JIYAO_MODE`` is ``production``, ``demo`` or ``test``.

DEBUG is off in all three, so that what is tested is what runs and nobody ever sees a traceback.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from config import environment, provider_settings

BASE_DIR = Path(__file__).resolve().parent.parent
MODE = os.environ.get("JIYAO_MODE", "production")
if MODE not in ("production", "demo", "test"):
    raise ImproperlyConfigured(f"JIYAO_MODE is {MODE!r}; it must be production, demo or test.")
PRODUCTION = MODE == "production"


DEBUG = False
if PRODUCTION:
    SECRET_KEY = environment.secret("JIYAO_SECRET_KEY")
    ALLOWED_HOSTS = environment.hosts("JIYAO_HOSTS")
    DATABASE_URL = environment.required("DATABASE_URL", "production needs a PostgreSQL of its own.")
else:
    SECRET_KEY = f"jiyao-{MODE}-" + "not-a-secret-" * 4
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
    from config import devdb  # production neither has nor needs it

    try:
        DATABASE_URL = os.environ.get("DATABASE_URL") or devdb.url(BASE_DIR, MODE)
    except devdb.ClusterError as error:
        raise ImproperlyConfigured(str(error)) from error

try:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
except ValueError:
    DATABASES = {"default": {"ENGINE": ""}}
if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database (postgres://user@host/name).")
# Seconds; nothing that a page asks of the database may keep others from it. manage.py lifts the last two for commands.
DATABASE_TIMEOUTS = {
    "lock_timeout": environment.seconds("JIYAO_LOCK_TIMEOUT", 5),
    "statement_timeout": environment.seconds("JIYAO_STATEMENT_TIMEOUT", 15),
    "idle_in_transaction_session_timeout": environment.seconds("JIYAO_IDLE_TIMEOUT", 60),
}
session = {name: f"{seconds * 1000:.0f}" for name, seconds in DATABASE_TIMEOUTS.items()}
DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5} | DATABASES["default"].get("OPTIONS", {})
DATABASES["default"]["OPTIONS"]["options"] = " ".join(
    [
        *(f"-c {name}={value}" for name, value in session.items()),
        DATABASES["default"]["OPTIONS"].get("options", ""),  # what DATABASE_URL says counts last
    ]
).strip()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "pgtrigger",
    "pghistory",
    "meetings",
    "directives",
]
MIDDLEWARE = [
    *(["config.demo.LoopbackOnly"] if MODE == "demo" else []),
    "website.public_answers.PublicAnswers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.ContentSecurityPolicy",
    "config.middleware.PersonalAnswers",
    "website.chosen_view.RememberedView",
    "config.bodies.RequestBodies",
    "website.errors.Unavailable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.AddressLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.sessions.SessionLimits",
    "allauth.account.middleware.AccountMiddleware",
    "config.own_password.OwnPasswordFirst",
    "config.required_factor.SecondFactorFirst",
    "config.expired_forms.ExpiredSessions",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")  # what only reads has nothing to note
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
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
                "django.template.context_processors.i18n",
                "website.context.site",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # templates/django/forms: no field cuts what is pasted

AUTH_USER_MODEL = "meetings.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_HASHERS = ["config.hashers.Argon2"]
PASSWORD_RESET_TIMEOUT = 24 * 3600  # of a one-time link
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# The second step of signing in (config/second_factor.py says the rest); limits are those of config/sign_in.py.
SECOND_FACTOR = environment.words("JIYAO_SECOND_FACTOR", ("all", *environment.ROLES))  # of whom it is required
ACCOUNT_ADAPTER, MFA_ADAPTER = "config.second_factor.Accounts", "config.second_factor.Factors"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_METHODS = ["password"]
ACCOUNT_FORMS = {"reauthenticate": "config.second_factor.PasswordAgainForm"}
MFA_FORMS = {
    "authenticate": "config.second_factor.CodeForm",
    "activate_totp": "config.second_factor.EnrolmentForm",
    "add_webauthn": "config.second_factor.PasskeyForm",
    "authenticate_webauthn": "config.second_factor.PasskeyStepForm",
    "login_webauthn": "config.second_factor.PasskeySignInForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts have no mail
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # of 30 seconds each way, as far as a telephone's clock may be wrong
CACHES = {  # it holds the codes that were used: in the database, so that none is used twice in two processes
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "meetings_usedcode"}
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体"), ("zh-hant", "繁體"), ("en", "English")]
FORMAT_MODULE_PATH = ["config.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ROOT = BASE_DIR / "static" / "root"  # files whose address others know: /favicon.ico
WHITENOISE_AUTOREFRESH = MODE == "test"  # tests serve the sources; nothing is scanned for each of their clients
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "config.static_files.StaticFiles"
    },
}

# Security: strict by default. Demo and test run on loopback without TLS, so only there cookies travel over http.
SECURE_CSP = {
    "default-src": ["'none'"],  # and what pages and the desk use:
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'"],  # suggestions, and the editor's keeping of unsaved work
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
PERMISSIONS_POLICY = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")  # for nobody
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
HSTS = environment.words(
    "JIYAO_HSTS", ("subdomains", "preload")
)  # what binds hosts that are not this site's to decide on
SECURE_HSTS_INCLUDE_SUBDOMAINS = "subdomains" in HSTS
SECURE_HSTS_PRELOAD = "preload" in HSTS
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # that HSTS says nothing of other hosts
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
MESSAGE_STORAGE = "config.messages.PersonalStorage"
SESSION_ENGINE = "meetings.accounts.sessions"
SESSION_IDLE = environment.minutes("JIYAO_SESSION_IDLE", 120) * 60  # without use
SESSION_COOKIE_AGE = environment.minutes("JIYAO_SESSION_LONGEST", 720) * 60  # from signing in on, however busy
if PRODUCTION:  # browsers then take them from this very host alone, over https
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
X_FRAME_OPTIONS = "DENY"
SINGLE_SIGN_ON: Any = provider_settings.read(in_production=PRODUCTION)  # None where the office has no provider
CSRF_FAILURE_VIEW = "config.expired_forms.csrf_failure"
CSRF_TRUSTED_ORIGINS = environment.origins("JIYAO_ORIGINS")
if proxy := environment.request_header(
    "JIYAO_PROXY_HEADER"
):  # for example HTTP_X_FORWARDED_PROTO, set by the reverse proxy
    SECURE_PROXY_SSL_HEADER = (proxy, "https")
ADDRESS_HEADER = environment.request_header("JIYAO_ADDRESS_HEADER")  # for example HTTP_X_REAL_IP, set by the same
PUBLIC_MEMORY = environment.megabytes("JIYAO_PUBLIC_MEMORY", 64)  # of each process, for what visitors read
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024  # a report of 1 MB, escaped by a form, fits
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a meeting of 15 items posts about 900 fields

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # an address that is not there is nobody's fault to log
}

# The office: what the pages print about themselves. Empty values are not printed.
TWO_PERSON_REVIEW = environment.switch("JIYAO_TWO_PERSON_REVIEW")
REVIEW_LEVELS = environment.review_levels("JIYAO_REVIEW_LEVELS")  # by type of meeting
EARLIER_EDITIONS = environment.switch("JIYAO_EARLIER_EDITIONS")  # whether the public may read them
STUCK_DAYS = environment.days("JIYAO_STUCK_DAYS", 7)
OFFICE = {
    "name": os.environ.get("JIYAO_SITE_NAME", "澄湖区人民政府会议公开" if not PRODUCTION else "会议公开"),
    "publisher": os.environ.get("JIYAO_PUBLISHER", "澄湖区人民政府办公室" if not PRODUCTION else ""),
    "domain": os.environ.get("JIYAO_SITE_DOMAIN", ""),
    "id_code": os.environ.get("JIYAO_SITE_ID_CODE", "" if PRODUCTION else "9900000001"),
    "column_type": os.environ.get("JIYAO_COLUMN_TYPE", "工作动态"),
    "index_prefix": environment.index_prefix("JIYAO_INDEX_PREFIX") or ("CHQZFB" if MODE == "demo" else ""),
    "portal_url": environment.link("JIYAO_PORTAL_URL"),
    "sign_url": environment.link("JIYAO_SIGN_URL"),
    "faults_url": environment.link("JIYAO_FAULTS_URL"),
    "organizer": os.environ.get("JIYAO_ORGANIZER", ""),
    "phone": os.environ.get("JIYAO_PHONE", ""),
    "icp": os.environ.get("JIYAO_ICP", ""),
    "police": os.environ.get("JIYAO_POLICE", ""),
}
# In the ids of feeds, which are names for ever: whatever host name a reader came by, they are the same.
NAMING_HOST = OFFICE["domain"] or (ALLOWED_HOSTS[0] if PRODUCTION else "localhost")
OPEN_DATA_DIR = Path(os.environ.get("JIYAO_OPEN_DATA_DIR") or BASE_DIR / "var" / "open-data" / MODE)  # whole dumps
