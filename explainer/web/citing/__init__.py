"""*Cite this*: what stands at an address as a work, its citations, and its record for reference managers."""
