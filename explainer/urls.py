"""Every address of the site. A view, its template, its name and its tests share one word."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path, register_converter

from explainer.views import (
    cases,
    claims,
    embeds,
    errors,
    examples,
    home,
    machines,
    oembed,
    pages,
    providers,
    search,
    share,
    sources,
    terms,
    timeline,
    tree_both,
    tree_tools,
    tree_versions,
    trees,
)
from explainer.web.converters import PageSlug

register_converter(PageSlug, "page")

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("trees/", home.tree_list, name="tree_list"),
    path("trees/<slug:name>/", trees.tree, name="tree"),
    path("trees/<slug:name>.json", trees.tree_json, name="tree_json"),
    path("trees/<slug:name>/q/<slug:question>", trees.tree_question, name="tree_question"),
    path("trees/<slug:name>/q/<slug:question>/several", trees.tree_question, {"several": True}, name="tree_question_several"),
    path("trees/<slug:name>/next", trees.tree_next, name="tree_next"),
    path("trees/<slug:name>/result", trees.tree_result, name="tree_result"),
    path("trees/<slug:name>/result.json", trees.tree_result_json, name="tree_result_json"),
    path("trees/<slug:name>/all", trees.tree_all, name="tree_all"),
    path("trees/<slug:name>/map", trees.tree_map, name="tree_map"),
    path("trees/<slug:name>/compare", tree_tools.tree_compare, name="tree_compare"),
    path("trees/<slug:name>/both", tree_both.tree_both, name="tree_both"),
    path("trees/<slug:name>/both/<slug:side>/<slug:question>", tree_both.tree_both_question, name="tree_both_question"),
    path("trees/<slug:name>/complaints", tree_tools.tree_complaints, name="tree_complaints"),
    path("trees/<slug:name>/record", tree_tools.tree_record, name="tree_record"),
    path("trees/<slug:name>/reverse", tree_tools.tree_reverse, name="tree_reverse"),
    path("trees/<slug:name>/changes", tree_versions.tree_changes, name="tree_changes"),
    path("r/<slug:name>.<slug:code>", tree_versions.short_link, name="short_link"),
    path("trees/<slug:name>/examples/", examples.example_list, name="example_list"),
    path("trees/<slug:name>/examples/<slug:example>/", examples.example, name="example"),
    path("cases/", cases.case_list, name="case_list"),
    path("cases/<slug:slug>/", cases.case, name="case"),
    path("claims/", claims.claim_list, name="claim_list"),
    path("claims/<slug:slug>/", claims.claim, name="claim"),
    path("terms/", providers.provider_list, name="provider_list"),
    path("terms/may-i/", providers.may_i, name="may_i"),
    path("terms/<slug:slug>/", providers.provider, name="provider"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("sources/", sources.source_list, name="source_list"),
    path("sources/<slug:source_id>/", sources.source, name="source"),
    path("glossary/", terms.term_list, name="term_list"),
    path("glossary/<slug:slug>/", terms.term, name="term"),
    path("search/", search.search, name="search"),
    path("about/", pages.page, {"slug": "about"}, name="about"),
    path("about/components/", pages.components, name="components"),
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("embed/", embeds.embed, name="embed_home"),
    path("embed/<path:inner>", embeds.embed, name="embed"),
    path("oembed", oembed.oembed, name="oembed"),
    path("teach/embed/", embeds.builder, name="embed_builder"),
    re_path(r"^share/(?P<inner>(?:.*/)?)card(?:-(?P<width>600|300))?\.png$", share.share_image, name="share_image"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("<page:slug>/", pages.page, name="page"),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.broken
