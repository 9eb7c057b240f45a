"""Every address of the site. A view, its template, its name and its tests share one word."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from explainer.views import errors, home, machines, pages, sources, terms
from explainer.web.converters import PageSlug

register_converter(PageSlug, "page")

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("trees/", home.tree_list, name="tree_list"),
    path("sources/", sources.source_list, name="source_list"),
    path("sources/<slug:source_id>/", sources.source, name="source"),
    path("glossary/", terms.term_list, name="term_list"),
    path("glossary/<slug:slug>/", terms.term, name="term"),
    path("about/", pages.page, {"slug": "about"}, name="about"),
    path("about/components/", pages.components, name="components"),
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("<page:slug>/", pages.page, name="page"),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.broken
