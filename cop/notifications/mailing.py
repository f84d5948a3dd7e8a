"""What mail may say of something that bears a protective marking."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from cop.site.operations import markings_here


@dataclass(frozen=True, slots=True)
class Mailable:
    """The tag for the subject of a mail, and whether its body may say more than where to read."""

    tag: str
    body_allowed: bool


def mail_body_allowed(session: Session, marking: str) -> Mailable:
    """Return what a mail about something so marked may hold.

    No mail is sent yet, so only its tests call this; whatever comes to render mail has to ask here
    first. What guests never see leaves the site in no body: such a mail has its tag, and says
    where to read."""
    markings = markings_here(session)
    return Mailable(markings.mail_tag(marking), not markings.hides_from_guests(marking))
