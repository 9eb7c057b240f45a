"""From the records of trees to what their pages show: addresses, running text, and the context of each page."""
