"""Where the links of an embed lead: steps of a tree stay in the frame, all else opens outside."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse

from explainer.web.embeds.markup import Element

STEPS = frozenset(("tree", "tree_question", "tree_result", "tree_both", "tree_both_question"))
"""The views between which a reader goes in a frame."""


@dataclass(frozen=True)
class Leading:
    """How links are led that stand at `address`, of which the frame shows what has one of the `ids`.

    `options` go along with every link that stays. `moving`: whether steps of a tree stay in the frame. A link of
    the class ``leaves-embed`` never stays: a frame that is frozen at a version cannot show the present one.
    """

    address: str
    ids: frozenset[str]
    options: tuple[tuple[str, str], ...]
    moving: bool

    def led(self, link: Element) -> Element:
        """The link, led. What a script of the site would do with it is taken away: a frame has none."""
        href = link.attributes["href"]
        for name in [name for name in link.attributes if name.startswith("data-hx-")]:
            link = link.given(name, "")
        place = href.removeprefix("#")
        if (place != href and place in self.ids) or href.startswith("mailto:"):
            return link
        address = urljoin(self.address, href)
        if "leaves-embed" not in link.classes and self._stays(address):
            return link.given("href", framed(address, self.options))
        rel = dict.fromkeys((*link.attributes.get("rel", "").split(), "noopener"))
        outside = urljoin(settings.SITE_URL, address)
        return link.given("href", outside).given("target", "_blank").given("rel", " ".join(rel))

    def _stays(self, address: str) -> bool:
        parts = urlsplit(address)
        if parts.netloc or not self.moving or parts.fragment:
            return False
        if parts.path == urlsplit(self.address).path:
            return True
        try:
            return resolve(parts.path).url_name in STEPS
        except Resolver404:
            return False


def framed(address: str, options: tuple[tuple[str, str], ...] = ()) -> str:
    """The address at which an address of the site is shown in a frame."""
    parts = urlsplit(address)
    asked = "&".join(filter(None, (parts.query, urlencode(options))))
    path = reverse("embed", args=[parts.path.lstrip("/")]) if parts.path != "/" else reverse("embed_home")
    return f"{path}?{asked}" if asked else path
