"""Settings. The environment is read in this file and nowhere else.

===========  ==============================================  ===================================
name         what                                            without it
===========  ==============================================  ===================================
HOST, PORT   where the server listens                        127.0.0.1, 8000
SITE_URL     the public address, without a path              the address the server listens on
WORKERS      how many server processes                       2
DEBUG        1: drafts shown, files read at each request     0
CONTENT_DIR  the content                                     content/
VAR_DIR      what may be thrown away: caches, static files   var/
SECRET_KEY   Django's secret; nothing is signed with it yet  made once, kept in var/secret
===========  ==============================================  ===================================
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def _number(name: str, default: int) -> int:
    """A whole number from the environment; anything else stops with words that say what to write."""
    given = os.environ.get(name) or str(default)
    if not given.isdecimal():
        raise ImproperlyConfigured(f"{name} is '{given}': write a whole number, such as {default}")
    return int(given)


def _origin(given: str) -> str:
    """An address of scheme and host alone; the site cannot live below a path."""
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise ImproperlyConfigured(
            f"SITE_URL is '{given}': write it like https://example.org, without a path"
        )
    return f"{parts.scheme}://{parts.netloc}"


def _in_an_address(host: str) -> str:
    """A host as it stands in an address: loopback for *everywhere*, brackets around IPv6."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{host}]" if ":" in host else host


def _secret(file: Path) -> str:
    """The secret in `file`, made on first use; where nothing can be written, one for this process only."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600, exist_ok=False)
        file.write_text(secrets.token_urlsafe(60))
    except OSError:
        pass  # it is there already, or the disk is read-only
    try:
        return file.read_text().strip() or secrets.token_urlsafe(60)
    except OSError:
        return secrets.token_urlsafe(60)


def _strong(secret: str) -> str:
    """The secret, unless it is one that others know or can guess (Django's own measure of that)."""
    if len(secret) < 50 or len(set(secret)) < 5 or secret.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            "SECRET_KEY is short or well known: write 50 random characters or more, or leave it out and one is made"
        )
    return secret


HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = _number("PORT", 8000)
WORKERS = max(1, _number("WORKERS", 2))
DEBUG = os.environ.get("DEBUG", "").lower() in ("1", "true", "yes", "on")
CONTENT_DIR = Path(os.environ.get("CONTENT_DIR") or BASE_DIR / "content").resolve()
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").resolve()
LOCAL_HOST = _in_an_address(HOST)
SITE_URL = _origin(os.environ.get("SITE_URL") or f"http://{LOCAL_HOST}:{PORT}")
HTTPS = SITE_URL.startswith("https:")
SECRET_KEY = os.environ.get("SECRET_KEY") or _secret(VAR_DIR / "secret")
SECRET_KEY = SECRET_KEY if DEBUG else _strong(SECRET_KEY)

ALLOWED_HOSTS = sorted({_in_an_address(urlsplit(SITE_URL).hostname or ""), "127.0.0.1", "localhost", "[::1]"})

INSTALLED_APPS = ["django.contrib.staticfiles", "django_htmx", "explainer"]
MIDDLEWARE = [
    "explainer.web.middleware.Finish",
    "explainer.web.middleware.OnlyHttps",
    *(["explainer.web.middleware.FreshContent"] if DEBUG else []),
    "explainer.web.middleware.OneCatalogue",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "explainer.urls"
WSGI_APPLICATION = "explainer.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": ["explainer.web.context.site"],
            "builtins": [
                "django.templatetags.static",
                "explainer.templatetags.again",
                "explainer.templatetags.typography",
            ],
        },
    }
]

DATABASES: dict[str, dict[str, str]] = {}  # content is files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "explainer.web.styles.Joined",
]
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    }
}

LANGUAGE_CODE = "en-gb"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True

SILENCED_SYSTEM_CHECKS = [
    "security.W001",  # SecurityMiddleware: its headers and ours are set together, in web/headers.py
    "security.W002",  # X-Frame-Options: likewise
    "security.W003",  # CsrfViewMiddleware: there is no POST and no cookie to protect
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "explainer": {"handlers": ["stderr"], "level": "INFO"},
        # errors of our own with their traceback; what readers mistype is not kept
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security": {"level": "CRITICAL"},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
