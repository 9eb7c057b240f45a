"""All tables of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.library.catalogue import Catalogue
from explainer.library.changes import changes
from explainer.library.data import cases, claims, lessons, pages, providers, sources, timeline, trees
from explainer.library.data.table import Ground, Table


def tables(catalogue: Catalogue, origin: str) -> Mapping[str, Table]:
    """The tables by name. `origin` is the public address of the site, without a path."""
    ground = Ground(origin, catalogue.site)
    every_page = (*catalogue.chapters, *catalogue.about)
    every_case = tuple(catalogue.cases.values())
    examples, questions = trees.ids(catalogue.trees.values())
    made = (
        cases.cases(ground, every_case, examples, questions),
        cases.events(ground, every_case),
        claims.claims(ground, catalogue.claims.values(), questions),
        providers.providers(ground, catalogue.providers.values()),
        providers.documents(ground, catalogue.documents),
        timeline.timeline(ground, catalogue.timeline),
        sources.sources(ground, catalogue.sources.values(), catalogue.cited_at),
        sources.citations(ground, catalogue.sources, catalogue.cited_at),
        pages.glossary(ground, catalogue.terms.values(), catalogue.linked_from),
        pages.pages(ground, every_page),
        pages.paragraphs(ground, every_page),
        *trees.tables(ground, catalogue.trees.values(), catalogue.sources),
        lessons.lessons(ground, catalogue.lessons.values()),
        timeline.changes(ground, changes(catalogue)),
    )
    return {table.name: table for table in made}
