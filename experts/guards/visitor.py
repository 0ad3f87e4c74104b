"""Where a request comes from, as far as that can be known."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

OF_ONE_SUBSCRIBER = 64  # bits: whoever has one IPv6 address has that many more


def network_of(request: HttpRequest) -> str:
    """The visitor's IPv4 address, or the network of the IPv6 one."""
    text = address_of(request)
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, OF_ONE_SUBSCRIBER), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def address_of(request: HttpRequest) -> str:
    """Behind our proxy, the entry that it added itself, which is the last one: the others anybody can make up."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META["REMOTE_ADDR"])
