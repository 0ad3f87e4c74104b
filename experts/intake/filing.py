"""A large index in little memory: 16 bytes an entry where a dictionary of lists takes 200."""

from array import array
from collections.abc import Iterator

MASK = 0xFFFF_FFFF
FEWEST = 1 << 12


class Filing:
    """What is filed under which key. Only 32 bits of a key are kept, so whoever finds something must look closer."""

    def __init__(self) -> None:
        self._keys = array("I")
        self._values = array("i")
        self._next = array("i")  # the entry before it in the same slot, or -1
        self._slots = array("i", [-1]) * FEWEST

    def add(self, key: int, value: int) -> None:
        if len(self._keys) == len(self._slots):
            self._grow()
        self._keys.append(key & MASK)
        self._values.append(value)
        self._next.append(-1)
        self._put(len(self._keys) - 1)

    def under(self, key: int) -> Iterator[int]:
        """The latest first."""
        key &= MASK
        keys, values, after = self._keys, self._values, self._next
        entry = self._slots[key & (len(self._slots) - 1)]
        while entry >= 0:
            if keys[entry] == key:
                yield values[entry]
            entry = after[entry]

    def _put(self, entry: int) -> None:
        slot = self._keys[entry] & (len(self._slots) - 1)
        self._next[entry] = self._slots[slot]
        self._slots[slot] = entry

    def _grow(self) -> None:
        self._slots = array("i", [-1]) * (2 * len(self._slots))
        for entry in range(len(self._keys)):
            self._put(entry)
