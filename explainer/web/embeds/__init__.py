"""Pages of this site in frames of other sites: asked for within the house, cut to a part, links led elsewhere."""
