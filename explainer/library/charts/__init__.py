"""Charts: fenced blocks of YAML in a page, read, checked and laid out for templates to draw.

`read_chart` gives a `Chart`: what the frame around it needs, a data table, and a drawing, which is the
typed geometry of its kind. One file a kind: its fields, its checks, its geometry. Nothing here writes SVG.
"""

from explainer.library.charts.chart import KINDS, Chart, read_chart

__all__ = ["KINDS", "Chart", "read_chart"]
