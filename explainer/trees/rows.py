"""Sets of rows of a table, as bits.

Rows stand in the order of the file's questions, so answers to the first questions pick rows that lie together.
The bits are kept in chunks and empty chunks are left out: a set that lies together costs little to work with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

CHUNK = 4096  # rows; of 1024 to 16384 the quickest for the large tree


class Rows:
    """A set of rows, not changed once made. ``&``, ``|`` and ``-`` work as on sets; a set without rows is false."""

    __slots__ = ("chunks",)

    def __init__(self, chunks: Mapping[int, int]) -> None:
        self.chunks = chunks

    @classmethod
    def of_bits(cls, bits: int) -> Rows:
        """The rows whose bits are set in one large number."""
        size = CHUNK // 8
        raw = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
        parts = (int.from_bytes(raw[at : at + size], "little") for at in range(0, len(raw), size))
        return cls({number: part for number, part in enumerate(parts) if part})

    @property
    def bits(self) -> int:
        """The rows as bits of one large number."""
        size = CHUNK // 8
        last = max(self.chunks, default=-1)
        return int.from_bytes(
            b"".join(self.chunks.get(n, 0).to_bytes(size, "little") for n in range(last + 1)), "little"
        )

    def __and__(self, other: Rows) -> Rows:
        small, large = sorted((self.chunks, other.chunks), key=len)
        return Rows({n: both for n, part in small.items() if n in large and (both := part & large[n])})

    def __or__(self, other: Rows) -> Rows:
        joined = dict(self.chunks)
        for number, part in other.chunks.items():
            joined[number] = joined.get(number, 0) | part
        return Rows(joined)

    def __sub__(self, other: Rows) -> Rows:
        theirs = other.chunks
        return Rows({n: left for n, part in self.chunks.items() if (left := part & ~theirs.get(n, 0))})

    def __le__(self, other: Rows) -> bool:
        theirs = other.chunks
        return all(n in theirs and not part & ~theirs[n] for n, part in self.chunks.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self.chunks == other.chunks

    def __hash__(self) -> int:
        return hash(frozenset(self.chunks.items()))

    def __bool__(self) -> bool:
        return bool(self.chunks)

    def __len__(self) -> int:
        return sum(part.bit_count() for part in self.chunks.values())

    def __iter__(self) -> Iterator[int]:
        """The numbers of the rows, in order."""
        for number in sorted(self.chunks):
            part, start = self.chunks[number], number * CHUNK
            while part:
                lowest = part & -part
                yield start + lowest.bit_length() - 1
                part ^= lowest

    def meets(self, other: Rows) -> bool:
        """Whether the two have a row in common."""
        small, large = self.chunks, other.chunks
        if len(small) > len(large):
            small, large = large, small
        return any(part & large[n] for n, part in small.items() if n in large)


NO_ROWS = Rows({})


def union(sets: Iterable[Rows]) -> Rows:
    """All rows of several sets."""
    joined: dict[int, int] = {}
    for rows in sets:
        for number, part in rows.chunks.items():
            joined[number] = joined.get(number, 0) | part
    return Rows(joined)
