"""Decision trees: read from ``content/trees/``, checked, and evaluated exactly. Plain Python, no Django.

Where things are, in the order in which they build on each other:

- `model`: the records; `grammar`, `sections`, `reading`: a file becomes a `Tree`; `names`: what it names is there
- `rows`, `themes`, `table`, `ratings`: all ways through the questions, and the rows of each rating and verdict
- `engine`: what a state leaves possible; `route`: the way through the questions
- `changes`, `result`, `reasons`, `compare`, `reverse`: what follows from a state; `data`: trees as plain data
- `examples`, `trial`, `words`, `checks`, `mentions`, `loading`: worked examples, checks, and all trees at once
- `address`: the state in an address; `short`: the same in a dozen characters
- `differences`, `changelog`, `versions`, `publishing`, `since`: published versions, and what has moved since one
- `diagram`, `mermaid`, `twee`: a tree drawn, and as files for other programs
"""
