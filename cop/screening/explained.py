"""What each rule looks for, in words for people, with what it finds and what it leaves alone.

Every number here is made up, or a test value that belongs to nobody. The tests hold the examples
against the rules themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from cop.screening.findings import Action


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule in words: what it looks for, an example of what it finds, one it leaves alone."""

    what: str
    finds: str
    leaves: str


@dataclass(frozen=True, slots=True)
class ActionWords:
    """What happens when something of this kind is found."""

    label: str
    happens: str
    asked: str


ACTIONS: Mapping[Action, ActionWords] = {
    "block": ActionWords(
        "Can’t be posted",
        "It is never posted as it stands. You take it out, or somebody who looks after the forum "
        "looks at it and lets it through if it is something else.",
        "Replace it, change it, or ask somebody who looks after the forum to look at it.",
    ),
    "warn": ActionWords(
        "Asks first",
        "You take it out, or say why it is fine: the number of a service, say. You can also say "
        "that it is something else.",
        "Replace it, keep it and say why it is fine, or say that it is something else.",
    ),
    "interrupt": ActionWords(
        "Phone first",
        "The numbers to ring come up before anything is posted. You change what you wrote, or say "
        "that no child who can be identified is at risk now; then those who look after the forum "
        "are told.",
        "Ring first. Then change it, or say that no identifiable child is at risk now.",
    ),
}

EXPLAINED: Mapping[str, Explained] = {
    "medicare": Explained(
        "Ten or eleven digits that add up as those of a Medicare card do, unless they are called "
        "an invoice, an order or the like.",
        "Mum’s Medicare is 2123 45670 1.",
        "Ref 2123 45671 1 on the invoice.",
    ),
    "tfn": Explained(
        "Nine digits that add up as a tax file number, with words about tax beside them.",
        "His tax file number is 123 456 782.",
        "The grant reference is 123456782.",
    ),
    "crn": Explained(
        "Nine digits and a letter, as on Centrelink’s letters.",
        "Her CRN is 123 456 789A.",
        "Room 12A is free on Monday.",
    ),
    "ihi": Explained(
        "Sixteen digits that begin with 8003 60 and add up.",
        "The IHI on the form is 8003 6012 3456 7894.",
        "The parcel is 8003 4412 3456 7894.",
    ),
    "driver_licence": Explained(
        "A number in a State’s format, with words about somebody’s licence to drive near it.",
        "Her driver licence number is 123456.",
        "We pay for a licence for the software.",
    ),
    "client_id": Explained(
        "A number after the name of a system in which families have numbers.",
        "See C3MS 0045512 for the last contact.",
        "Training on C3MS starts in March.",
    ),
    "date_of_birth": Explained(
        "A date with “born” or “DOB” beside it, and a birthday beside an age. A year alone is left "
        "alone.",
        "The eldest was born 3/4/2015.",
        "The next meeting is on 3/4/2026.",
    ),
    "phone": Explained(
        "A mobile or a number with its area code, an office’s too: it can’t know whose it is. 000, "
        "13, 1300 and 1800 numbers are left alone.",
        "Ring her on 0491 570 156.",
        "Families can ring 13 14 78 or 1800 55 1800.",
    ),
    "email": Explained(
        "A mailbox with a person’s name before the @. A service’s or a team’s is left alone.",
        "Write to tahlia.whitlow@example.com please.",
        "Write to intake@example.gov.au.",
    ),
    "address": Explained(
        "A number and a street, a lot, a post box. A service’s own office is left alone where the "
        "text says so.",
        "They have moved to 12 Example Street, Kadina.",
        "Our office is at 4 Station Terrace.",
    ),
    "bsb_account": Explained(
        "A BSB with the account that goes with it.",
        "BSB 065-123 acct 1234 5678",
        "The BSB goes on the supplier form.",
    ),
    "number_plate": Explained(
        "Letters and digits that only a plate has, or others as on a plate with words about a car "
        "near them.",
        "He drives a white ute, rego S123 ABC.",
        "The bus is route 150.",
    ),
    "name_age_child": Explained(
        "A first name beside an age under 18 or a year of school, and initials beside such an age "
        "or a school. A name that has no age beside it is left alone, with a school or a town too.",
        "Koby, 7, was away from school again.",
        "Children from 5 to 8 come on Mondays.",
    ),
    "at_risk_phrase": Explained(
        "Words that sound as if a child or somebody in their family were in danger now.",
        "I saw bruises on the little one and mum says he will come back tonight.",
        "How do you talk with a family about safety at night?",
    ),
}
