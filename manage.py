#!/usr/bin/env python
import os
import sys
from contextlib import nullcontext

import pghistory
from django.core.management import execute_from_command_line

from expertpool import database

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "expertpool.settings")
    database.ensure_running()
    command = " ".join(sys.argv[1:2])
    # What migrations execute may hold percent signs, which pghistory would take for its own parameters.
    with nullcontext() if command == "migrate" else pghistory.context(source="command", command=command):
        execute_from_command_line(sys.argv)
