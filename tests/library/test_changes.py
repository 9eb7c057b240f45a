"""What changed: told once, newest first, under names that stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from explainer.library.catalogue import Catalogue
from explainer.library.changes import KINDS, News, changes, of_case, released
from explainer.library.corrections import Correction


def test_every_change_of_every_page_and_every_event_is_told_newest_first(catalogue: Catalogue) -> None:
    found = changes(catalogue)
    assert [one.dated for one in found] == sorted((one.dated for one in found), reverse=True)
    pages = [one for one in found if one.kind == "page"]
    told = [page.front.changes for page in catalogue.pages.values()]
    told += [lesson.front.changes for lesson in catalogue.lessons.values()]
    assert len(pages) == sum(map(len, told))
    events = [one for one in found if one.kind == "event"]
    happened = [event for case in catalogue.cases.values() for event in case.events if not event.scheduled]
    assert len(events) == len(happened)
    assert {one.kind for one in found} <= set(KINDS)


def test_every_change_has_a_name_of_its_own(catalogue: Catalogue) -> None:
    names = [one.id for one in changes(catalogue)]
    assert len(set(names)) == len(names)


def names(catalogue: Catalogue) -> set[str]:
    return {one.id for one in changes(catalogue)}


def test_names_stay_when_something_is_added(catalogue: Catalogue) -> None:
    slug = next(iter(catalogue.pages))
    page = catalogue.pages[slug]
    newer = page.front.changes[0].model_copy(
        update={"date": date(2027, 1, 1)}
    )  # fmt: skip
    front = page.front.model_copy(update={"changes": (*page.front.changes, newer)})
    later = replace(catalogue, pages={**catalogue.pages, slug: replace(page, front=front)})
    assert names(later) - names(catalogue) == {f"pages/{slug}/2027-01-01-1"}
    assert names(catalogue) <= names(later)


def test_the_status_of_a_case_is_news_of_the_day_on_which_it_was_looked_at(catalogue: Catalogue) -> None:
    case = next(case for case in catalogue.cases.values() if not case.front.precedent)
    status = [one for one in of_case(case) if one.kind == "status"]
    assert [(one.day, one.what) for one in status] == [(case.as_of, case.status.words)]


def test_a_correction_says_what_was_wrong(catalogue: Catalogue) -> None:
    page = catalogue.chapters[0]
    wrong = Correction(date(2027, 1, 2), "pages/x.md", page.address, "It was in May.", "It was in June.")
    (news,) = (one for one in changes(replace(catalogue, corrections=(wrong,))) if one.kind == "correction")
    assert (news.title, news.address) == (page.title, page.address)
    assert news.what == "It said: It was in May. It says now: It was in June."


def test_what_happened_elsewhere_does_not_make_a_new_edition(catalogue: Catalogue) -> None:
    news = [one for one in changes(catalogue) if one.of_site]
    assert released(catalogue) == max(one.day for one in news)


def test_a_date_known_to_the_month_counts_from_its_first_day() -> None:
    news = News("x", (2026, 3), "event", "A v. B", "/", "Something.")
    assert (news.when, news.iso, news.day) == ("March 2026", "2026-03", date(2026, 3, 1))
