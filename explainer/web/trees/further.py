"""What a result page offers beyond the result: other readings of the law, the nearest examples, other sides."""

from __future__ import annotations

from typing import Any

from explainer.trees.result import Result
from explainer.web.trees.comparisons import COMPLAINANT, nearest_examples
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing
from explainer.web.trees.readings import readings


def further(links: Links, result: Result, citing: Citing) -> dict[str, Any]:
    """The context of the last sections of ``tree_result.html``."""
    tree = links.loaded.tree
    return {
        "readings": tuple(readings(links, result, citing)) if result.verdicts else (),
        "nearest": tuple(nearest_examples(links.loaded, result)),
        "complaints_address": links.to("tree_complaints") if COMPLAINANT in tree.question else "",
        "reverse_address": links.to("tree_reverse", {}),
    }
