"""The codes that an authenticator app shows, made as RFC 6238 says."""

import base64
import hashlib
import hmac
import struct
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from experts.models import User

PERIOD = 30  # seconds
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str = SECRET, ago: int = 0) -> str:
    """The code of now, or of so many periods ago; right at the end of one, that of the next."""
    left = PERIOD - time.time() % PERIOD
    if left < 3:
        time.sleep(left)
    counter = struct.pack(">Q", int(time.time()) // PERIOD - ago)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def give_app(user: User) -> Authenticator:
    """As if the user had set up an authenticator app with the secret."""
    return TOTP.activate(user, SECRET).instance


def give_recovery_codes(user: User) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()
