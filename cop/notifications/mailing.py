"""What mail may say of what bears a protective marking, or may name somebody who has died."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from cop.site.operations import markings_here


@dataclass(frozen=True, slots=True)
class Mailable:
    """The tag for the subject of a mail, and whether its body may say more than where to read."""

    tag: str
    body_allowed: bool


def mail_body_allowed(session: Session, marking: str, *, names_deceased: bool = False) -> Mailable:
    """Return what a mail about something so marked may hold.

    No mail is sent yet, so only its tests call this; whatever comes to render mail has to ask here
    first. What guests never see leaves the site in no body: such a mail has its tag, and says
    where to read. What may name somebody who has died is read behind a warning, so neither does a
    mail hold it."""
    markings = markings_here(session)
    allowed = not markings.hides_from_guests(marking) and not names_deceased
    return Mailable(markings.mail_tag(marking), allowed)
