"""Which user the server runs as. PostgreSQL refuses root, so root's server runs as an ordinary user.

That user may not be able to enter the folders above (/root is closed to others). Opening them to everyone would be
wrong; the server keeps the right to pass through and read instead, and nothing else of root's.
"""

import os
import pwd
import shutil
from pathlib import Path

ORDINARY_USERS = ["postgres", "nobody"]
# Capability numbers of linux/capability.h. A container may lack the narrow one and have the wide one.
WAYS_THROUGH = {"dac_read_search": 2, "dac_override": 1}
SETPCAP = 8


def give_to_server(folder: Path) -> None:
    if os.getuid() == 0:
        user = next(entry for name in ORDINARY_USERS if (entry := _find(name)))
        os.chown(folder, user.pw_uid, user.pw_gid)


def command_as_owner(folder: Path, *command: str) -> list[str]:
    """The command, to be run as the folder's owner; the kernel has it shut down when its parent dies."""
    setpriv = shutil.which("setpriv")
    root = os.getuid() == 0
    if not setpriv and root:
        raise SystemExit("root needs the program setpriv (of util-linux) to run PostgreSQL as an ordinary user")
    if not setpriv:  # not Linux: there only an orderly end of the guardian stops the server
        return [*command]
    owner = folder.stat()
    identity = [f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups", *_way_through()]
    return [setpriv, *(identity if root else []), "--pdeathsig=INT", "--", *command]


def _way_through() -> list[str]:
    if not _held(SETPCAP):
        return []
    name = next((name for name, number in WAYS_THROUGH.items() if _held(number)), None)
    if name is None:
        return []
    # Without the last one access(2), which PostgreSQL uses to look at itself, would ignore the capability.
    return [f"--inh-caps=+{name}", f"--ambient-caps=+{name}", "--securebits=+no_setuid_fixup"]


def _held(capability: int) -> bool:
    status = Path("/proc/self/status").read_text()
    effective = next(line.split()[1] for line in status.splitlines() if line.startswith("CapEff:"))
    return bool(int(effective, 16) >> capability & 1)


def _find(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
