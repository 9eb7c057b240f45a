"""A reader who comes to the right host."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.conftest import HOST


@pytest.fixture
def client() -> Client:
    """A client that asks at the site's own host."""
    return Client(headers={"host": HOST})
