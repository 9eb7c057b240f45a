"""A page as it stands in a frame of another site."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe

from explainer.trees.address import EFFECTS, OLD, VERSION
from explainer.web.embeds.inner import Facts, Inner, ask
from explainer.web.embeds.links import Leading, framed
from explainer.web.embeds.markup import Element
from explainer.web.embeds.parts import cut

THEMES = ("light", "dark")
LONGEST = 100  # characters of an option
OPTIONS = ("theme", "part", "effects", "childId", "initialWidth", "parentTitle", "parentUrl")
"""What of a query is for the frame and not for the page in it; the last four are those of pym.js."""


@dataclass(frozen=True)
class Wish:
    """How a page is to be shown: all of it or one part, in which theme, with or without the tree's effects.

    `child` is the name that pym.js has for the frame; it goes along so that the height is heard after a step.
    """

    theme: str = ""
    part: str = ""
    effects: bool = True
    child: str = ""

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """The wish in an address, without the part: what goes along from step to step."""
        off = "" if self.effects else "off"
        pairs = (("theme", self.theme), ("effects", off), ("childId", self.child))
        return tuple((name, value) for name, value in pairs if value)


def read_wish(given: QueryDict) -> tuple[Wish, str]:
    """The wish in a query, and the query that is left for the page. What is not understood is not wished."""
    rest = given.copy()
    said = {name: (rest.pop(name, None) or [""])[-1][:LONGEST] for name in OPTIONS}
    theme = said["theme"] if said["theme"] in THEMES else ""
    wish = Wish(theme, said["part"], said["effects"] != "off", said["childId"])
    if not wish.effects:
        rest.pop(EFFECTS, None)
    if VERSION in rest:
        rest[OLD] = "1"  # a link made for a version shows that version for ever
    return wish, rest.urlencode(safe=",")


@dataclass(frozen=True)
class Frame:
    """What a frame shows: a body, and the links to its style sheets.

    `body` is None where the page has no such part, or none that makes sense in a frame.
    `leads_to` is the address, in a frame as well, to which the page has moved.
    """

    status: int
    facts: Facts
    styles: SafeString
    body: SafeString | None = None
    leads_to: str = ""


def frame(address: str, wish: Wish) -> Frame:
    """The page at an address of the site, as wished."""
    inner = ask(address)
    facts, styles = inner.facts, mark_safe(inner.styles)
    if inner.leads_to:
        return Frame(302, facts, styles, leads_to=framed(inner.leads_to, wish.options))
    shown = _shown(inner, wish) if inner.framable else None
    if shown is None:
        return Frame(404, facts, styles)
    ids = frozenset(element.id for element in shown.all())
    leading = Leading(address, ids, wish.options, moving=not wish.part)
    body = shown.changed(lambda element: _fitted(element, leading))
    return Frame(inner.status, facts, styles, mark_safe(body.inside))


def _shown(inner: Inner, wish: Wish) -> Element | None:
    """What of the page's main part is to be seen."""
    dropped = {"no-embed"} if wish.effects else {"no-embed", "effects-switch"}

    def kept(element: Element) -> Element | None:
        return None if element.tag == "form" or dropped & element.classes else element

    main = inner.main.changed(kept)
    return cut(main, wish.part) if wish.part else main


def _fitted(element: Element, leading: Leading) -> Element:
    """The element with its link led, and with no name taken from a heading that was cut away."""
    if element.tag == "a" and "href" in element.attributes:
        return leading.led(element)
    names = element.attributes.get("aria-labelledby", "").split()
    if all(name in leading.ids for name in names):
        return element
    return element.given("aria-labelledby", " ".join(name for name in names if name in leading.ids))
