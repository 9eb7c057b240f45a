"""Exchange with reference managers: CSL-JSON, RIS and BibTeX, each read and written by one module.

All of them speak of *items*: plain dicts with the variables of the Citation Style Language. Whatever a format
has no field for travels in the note, a line each, as Zotero users write it in *Extra*: ``label: press``.
"""
