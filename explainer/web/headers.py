"""Headers that every response carries, in one place for pages, static files and errors alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OWN_FILES: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    # no script makes a page, a script or its address from a string, but through the policy in js/trusted.js
    "require-trusted-types-for 'script'",
)
PAGE: Final = (
    *OWN_FILES, "trusted-types default", "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'",
)  # fmt: skip

CONTENT_SECURITY_POLICY: Final = "; ".join(PAGE)
SHOWING_FRAMES: Final = "; ".join((*PAGE, "frame-src 'self'"))
"""For the one page of our own that shows embeds."""

ALWAYS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # the answers given in a tree stand in its address: other sites are not told
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

FOR_OTHER_SITES: Final[Mapping[str, str]] = {"Cross-Origin-Resource-Policy": "cross-origin"}
"""For what other sites show: pictures, and the files of embeds, whose sandbox has no origin."""

FRAMED: Final[Mapping[str, str]] = {
    **{name: value for name, value in ALWAYS.items() if name != "X-Frame-Options"},
    **FOR_OTHER_SITES,
    # no frame-ancestors: even `*` would keep out the shells of apps
    "Content-Security-Policy": "; ".join((*OWN_FILES, "trusted-types 'none'", "form-action 'none'")),
}
"""In the place of `ALWAYS`, for the pages that stand in frames of other sites."""

RULES: Final = "next.speculation"
"""The static file that tells browsers which link they may fetch before it is followed."""

RULES_KIND: Final = "application/speculationrules+json"

OVER_HTTPS: Final[Mapping[str, str]] = {"Strict-Transport-Security": "max-age=31536000"}

FRESH_FOR: Final = "public, max-age=60"  # seconds: a correction shows within a minute, behind a CDN too


def for_all(*, https: bool, framed: bool = False) -> Mapping[str, str]:
    """The headers of every response, or of what may be framed. `https`: whether the site's public address is."""
    always = FRAMED if framed else ALWAYS
    return {**always, **OVER_HTTPS} if https else always
