"""Under which host and scheme a request came."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host


def came_insecurely(environ: Mapping[str, Any]) -> bool:
    """Whether a proxy in front says that the reader came by plain http.

    Without such a word nothing is assumed, so a proxy that says nothing makes no endless redirect.
    """
    return str(environ.get("HTTP_X_FORWARDED_PROTO", "")).lower() == "http"


@lru_cache(maxsize=64)
def host_is_ours(host: str) -> bool:
    """Whether Django would accept this Host header."""
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def rightly_asked(environ: Mapping[str, Any]) -> bool:
    """Whether Django would neither refuse the host nor send the reader on to https."""
    if settings.HTTPS and came_insecurely(environ):
        return False
    return host_is_ours(environ.get("HTTP_HOST", ""))
