"""A PostgreSQL of our own, for the demonstration and the tests: nothing to install, nothing left running.

Whoever needs the server holds a shared lock for as long as it lives, and the kernel lets go of it even after
`kill -9` (`usage.py`). The first one starts a guardian, which runs the server until nobody holds the lock
(`guardian.py`). `place.py` knows where everything lies, `account.py` which user the server runs as.
"""
