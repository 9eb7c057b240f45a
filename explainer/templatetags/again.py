"""``{% again title %}``: a block of the page once more, for what a page says of itself to machines."""

from __future__ import annotations

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.loader_tags import BlockNode

register = template.Library()


class Again(template.Node):
    """The block as the page fills it. Only in the template that has the block itself."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: Context) -> str:
        """What the block says, without white space around it."""
        return str(BlockNode(self.name, template.NodeList()).render(context)).strip()


@register.tag
def again(parser: Parser, token: Token) -> Again:
    """The name of a block, as it stands in ``{% block name %}``."""
    _, name = token.split_contents()
    return Again(name)
