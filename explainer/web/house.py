"""Putting it together: the service of this process, and the application in front of Django."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from wsgiref.headers import Headers

from django.conf import settings
from whitenoise.base import WhiteNoise

from explainer.library.catalogue import Catalogue
from explainer.web import addresses, current, disk, headers
from explainer.web.code import code_digest
from explainer.web.door import Door
from explainer.web.origin import rightly_asked
from explainer.web.prepared import Table, prepare
from explainer.web.searching import INDEX

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

LOOK_EVERY = 2.0  # seconds between two looks for changed content
TABLES = 3  # prepared tables that are kept
HASHED = r"\.[0-9a-f]{12}\.\w+$"  # a static file whose name holds a hash of its content never changes


def make_service() -> current.Service:
    """A service for the folders named in the settings."""
    code = code_digest(settings.BASE_DIR)
    return current.Service(settings.CONTENT_DIR, settings.VAR_DIR, code=code, drafts=settings.DEBUG)


def application(django: WSGIApplication) -> WSGIApplication:
    """The whole site around Django's handler. With nothing to serve, the process ends and says why."""
    service = make_service()
    current.install(service)
    if settings.DEBUG:
        return django
    try:
        service.start()
    except current.Refused as refused:
        sys.exit(f"There is nothing to serve; the content has these problems:\n{refused}")

    def prepare_all(catalogue: Catalogue, before: Table) -> Table:
        INDEX.of(catalogue)
        return kept_or_prepared(django, catalogue, before)

    Thread(target=service.watch, args=(LOOK_EVERY, prepare_all), name="watch", daemon=True).start()
    always = headers.for_all(https=settings.HTTPS)
    return Door(_static(django), lambda: service.served.table, rightly_asked, always)


def _static(django: WSGIApplication) -> WhiteNoise:
    always = {**headers.for_all(https=settings.HTTPS), **headers.FOR_OTHER_SITES}

    def add_headers(given: Headers, path: str, url: str) -> None:
        for name, value in always.items():
            given[name] = value

    return WhiteNoise(
        django,
        root=settings.STATIC_ROOT,
        prefix=settings.STATIC_URL,
        allow_all_origins=True,  # the fonts of embeds, whose sandbox has no origin
        immutable_file_test=HASHED,
        mimetypes={Path(headers.RULES).suffix: headers.RULES_KIND},
        add_headers_function=add_headers,
    )


def kept_or_prepared(django: WSGIApplication, catalogue: Catalogue, before: Table) -> Table:
    """The pages as they were prepared once, by this code for this content, or prepared now and kept.

    Of several processes one does the work and the others wait for it.
    """
    folder = settings.VAR_DIR / "prepared"
    code = code_digest(settings.BASE_DIR, settings.STATIC_ROOT / "staticfiles.json")
    state = f"{code} {catalogue.digest} {' '.join(sorted(catalogue.stale))} {settings.SITE_URL}"
    kept = folder / sha256(state.encode()).hexdigest()
    with disk.alone(settings.VAR_DIR / "prepared.lock"):
        table: Table | None = disk.read_record(kept)
        if table is None:
            table = prepare(django, settings.SITE_URL, addresses.prepared(catalogue), before)
            if not disk.write_record(kept, table):
                return table
        disk.touch(kept)
        disk.keep_newest(folder, TABLES)
    return table
