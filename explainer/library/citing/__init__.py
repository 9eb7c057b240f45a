"""Citations to copy: works as the manuals of style want them. One file per style, each a few pure functions.

What is cited is a `Work`; a style writes it as a text with marks for italics and for the day of access, which
`text.plain` and `text.html` turn into what is shown. Nothing here knows the day on which somebody reads.
"""
