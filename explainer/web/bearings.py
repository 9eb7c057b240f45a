"""What bears on what, for the catalogue being served; and questions of trees by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.urls import reverse

from explainer.library.catalogue import Catalogue
from explainer.library.related import related
from explainer.library.typography import curly
from explainer.web.made import Made

RELATED = Made(related)


def questions(known: Catalogue, names: Iterable[str]) -> Iterator[Mapping[str, str]]:
    """The questions of trees that a record bears on; of a tree with two wordings, the first one's."""
    first_wordings = [loaded for loaded in known.trees.values() if not loaded.tree.same_as]
    for name in names:
        loaded = next((loaded for loaded in first_wordings if name in loaded.tree.question), None)
        if loaded is not None:
            address = reverse("tree_question", args=[loaded.tree.name, name])
            yield {"title": curly(loaded.tree.question[name].title), "tree": curly(loaded.tree.title), "address": address}
