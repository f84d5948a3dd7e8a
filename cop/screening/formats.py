"""What States and Territories issue: client systems, licences and plates, as data.

A site's preset may give its own; `Rules()` knows all of them. Formats are those the authorities
publish; where they differ by year of issue, all are here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClientSystem:
    """A system in which people have numbers: its names, where it is, how long its numbers are.

    A name that is an ordinary word too is `common`: then a post must say that a number follows."""

    names: tuple[str, ...]
    state: str
    shortest: int = 5
    longest: int = 10
    common: bool = False


@dataclass(frozen=True, slots=True)
class LicenceFormat:
    """How a driver licence is numbered: `9` is a digit, `A` a letter, `X` either."""

    state: str
    shapes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlateFormat:
    """How a number plate is written: `9` for a digit, `A` for a letter, others for themselves.

    A blank is a space, a dash or nothing. A shape that is `sure` needs no word beside it."""

    state: str
    shapes: tuple[str, ...]
    sure: tuple[str, ...] = ()


CLIENT_SYSTEMS = (
    ClientSystem(("C3MS", "Connected Client and Case Management System"), "SA"),
    ClientSystem(("CARL",), "SA", common=True),
    ClientSystem(("ASSIST",), "WA", common=True),
    ClientSystem(("ChildStory", "Child Story"), "NSW"),
    ClientSystem(("KiDS",), "NSW", shortest=6, common=True),
    ClientSystem(("CRISSP", "CRIS"), "Vic"),
    ClientSystem(("TRAM",), "Vic", common=True),
    ClientSystem(("ICMS", "Unify"), "Qld", common=True),
    ClientSystem(("CYRIS", "CAFIS"), "ACT"),
    ClientSystem(("CPDIS", "CPIS"), "Tas"),
    ClientSystem(("CCIS", "CARE NT"), "NT"),
    ClientSystem(("URN", "UR", "MRN", "UMRN"), ""),
    ClientSystem(("H2H", "SHIP", "SHIIP"), "", common=True),
    ClientSystem(
        (
            "client ID",
            "client number",
            "client no",
            "client ref",
            "client reference",
            "client record",
            "client file",
            "client code",
            "client identifier",
            "person ID",
            "person number",
            "participant ID",
            "participant number",
            "patient ID",
            "patient number",
            "hospital number",
            "notification number",
            "notification ID",
            "notification no",
            "intake number",
            "intake ID",
        ),
        "",
    ),
)

LICENCES = (
    LicenceFormat("NSW", ("99999999", "9999AA", "999999", "9999999", "99999AA")),
    LicenceFormat("Vic", ("99999999", "999999999", "9999999999")),
    LicenceFormat("Qld", ("99999999", "999999999")),
    LicenceFormat("SA", ("A99999", "999999", "AA9999", "A999999")),
    LicenceFormat("WA", ("9999999",)),
    LicenceFormat("Tas", ("A99999", "9999999", "999999", "A999999", "A9999A", "AA9999")),
    LicenceFormat("NT", ("999999", "9999999", "99999999")),
    LicenceFormat("ACT", ("999999", "9999999", "99999999", "999999999", "9999999999")),
)

PLATES = (
    PlateFormat("SA", ("AAA 999", "AAA 99A"), sure=("S 999 AAA", "S 99 AAA", "SB 99 AA")),
    PlateFormat("WA", ("9AA 999", "AA 999A", "AA 99999"), sure=("1AAA 999",)),
    PlateFormat("NSW", ("AAA 999", "AA 99 AA"), sure=("AAA 99A", "AA 99 AA")),
    PlateFormat("Vic", ("AAA 999", "9AA9 AA", "9AA 9AA"), sure=("1AA 9AA", "2AA 9AA")),
    PlateFormat("Qld", ("999 AAA", "AAA 999", "999 AA9"), sure=("999 AA9",)),
    PlateFormat("Tas", ("AA 9999", "AAA 999"), sure=("A 99 AA",)),
    PlateFormat("NT", ("CA 99 AA", "CB 99 AA", "CC 99 AA", "CD 99 AA", "CE 99 AA", "999 999")),
    PlateFormat("ACT", ("YAA 99A", "YAA 999", "YAA 99 A")),
)
