"""What a site or a forum sets about the screen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cop.screening.formats import (
    CLIENT_SYSTEMS,
    LICENCES,
    PLATES,
    ClientSystem,
    LicenceFormat,
    PlateFormat,
)

STREETS = {
    "ave": "avenue", "av": "avenue", "bvd": "boulevard", "blvd": "boulevard", "cct": "circuit",
    "cl": "close", "cres": "crescent", "cr": "crescent", "crt": "court", "ct": "court",
    "dr": "drive", "drv": "drive", "esp": "esplanade", "gr": "grove", "hwy": "highway",
    "ln": "lane", "pde": "parade", "pl": "place", "rd": "road", "sq": "square", "st": "street",
    "tce": "terrace", "terr": "terrace",
}  # fmt: skip
WITHOUT_AREA = 8  # digits of a number that is rung from next door
FROM_ABROAD = 11  # and of one with the country's code, at least


@dataclass(frozen=True, slots=True)
class Rules:
    """How the screen reads a text: which types are off, what a forum allows, whose formats count.

    `mailboxes`, `phones` and `addresses` are a service's own. They are compared in lower case,
    without blanks and punctuation, numbers without what is dialled before them."""

    off: frozenset[str] = frozenset()
    mailboxes: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    client_systems: tuple[ClientSystem, ...] = CLIENT_SYSTEMS
    plates: tuple[PlateFormat, ...] = PLATES
    licences: tuple[LicenceFormat, ...] = LICENCES

    @classmethod
    def of(
        cls,
        *,
        off: Iterable[str] = (),
        mailboxes: Iterable[str] = (),
        phones: Iterable[str] = (),
        addresses: Iterable[str] = (),
        states: Iterable[str] | None = None,
        client_systems: Iterable[ClientSystem] = (),
    ) -> "Rules":
        """Return rules for a site; `states` leaves only theirs, `client_systems` adds its own."""
        own = None if states is None else {"", *states}
        systems = tuple(s for s in CLIENT_SYSTEMS if own is None or s.state in own)
        return cls(
            off=frozenset(off),
            mailboxes=frozenset(mailbox.strip().casefold() for mailbox in mailboxes),
            phones=frozenset(national(phone) for phone in phones),
            addresses=tuple(place for address in addresses if (place := located(address))),
            client_systems=(*systems, *client_systems),
            plates=tuple(p for p in PLATES if own is None or p.state in own),
            licences=tuple(f for f in LICENCES if own is None or f.state in own),
        )


def located(address: str) -> str:
    """Return an address for comparing: a Street is a St, however it is spaced."""
    words = re.findall(r"[^\W_]+", address.casefold())
    return "".join(STREETS.get(word, word) for word in words)


def national(number: str) -> str:
    """Return the digits of a phone number, the same whether it is rung from abroad or from here."""
    digits = "".join(character for character in number if character.isdigit())
    digits = digits.removeprefix("0011")
    if digits.startswith("61") and len(digits) >= FROM_ABROAD:
        digits = digits[2:]
    return digits.removeprefix("0")


def same_number(one: str, other: str) -> bool:
    """Say whether two national numbers are one; either may leave out its area code."""
    if min(len(one), len(other)) < WITHOUT_AREA:
        return one == other
    return one.endswith(other) or other.endswith(one)


DEFAULT = Rules()
