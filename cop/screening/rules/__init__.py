"""Every rule of the screen, in the order in which they claim a piece of text."""

from cop.screening.rules.addresses import ADDRESSES
from cop.screening.rules.bank import BANK
from cop.screening.rules.base import Rule
from cop.screening.rules.births import BIRTHS
from cop.screening.rules.clients import CLIENTS
from cop.screening.rules.emails import EMAILS
from cop.screening.rules.harm import HARM
from cop.screening.rules.licences import LICENCES
from cop.screening.rules.numbers import NUMBERS
from cop.screening.rules.people import PEOPLE
from cop.screening.rules.phones import PHONES
from cop.screening.rules.plates import PLATES

RULES: tuple[Rule, ...] = (
    *EMAILS,
    *BANK,
    *NUMBERS,
    *PHONES,
    *CLIENTS,
    *LICENCES,
    *BIRTHS,
    *PLATES,
    *ADDRESSES,
    *PEOPLE,
    *HARM,
)
