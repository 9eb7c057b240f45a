// No script here makes HTML from strings but htmx, and that takes pages of this site only. Its HTML passes;
// the text of scripts and their addresses may not be made from strings by anybody.
if (window.trustedTypes) trustedTypes.createPolicy("default", { createHTML: (html) => html });
