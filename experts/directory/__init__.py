"""FIND: query string → form → ``Criteria`` → ``search(criteria)`` → ``Results`` → page."""
