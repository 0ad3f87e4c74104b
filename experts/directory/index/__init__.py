"""The index of the directory: who has what, as bitmaps in the memory of each process, exact at every request.

``keeper.current()`` gives it as of the snapshot of the running transaction. The rooms: ``log`` tells what changed,
``sources`` what an official has, ``order`` where an official stands, ``facets`` holds the bitmaps of values,
``words`` those of words.
"""
