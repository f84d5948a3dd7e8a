"""What mail may say of something marked: its tag always, its body where guests may see it."""

import pytest
from sqlalchemy.orm import Session

from cop.notifications.mailing import mail_body_allowed
from tests.cast import Cast


@pytest.mark.parametrize(
    ("marking", "tag", "body_allowed"),
    [
        ("OFFICIAL", "[SEC=OFFICIAL]", True),
        ("OFFICIAL: Sensitive", "[SEC=OFFICIAL:Sensitive]", False),
        (
            "OFFICIAL: Sensitive // SA CABINET",
            "[SEC=OFFICIAL:Sensitive, CAVEAT=SA-CABINET]",
            False,
        ),
        ("A marking of old", "", True),
    ],
)
def test_a_sensitive_body_stays_on_the_site(
    session: Session, cast: Cast, marking: str, tag: str, body_allowed: bool
) -> None:
    mailable = mail_body_allowed(session, marking)
    assert (mailable.tag, mailable.body_allowed) == (tag, body_allowed)


def test_no_mail_holds_what_may_name_somebody_who_has_died(session: Session, cast: Cast) -> None:
    mailable = mail_body_allowed(session, "OFFICIAL", names_deceased=True)
    assert (mailable.tag, mailable.body_allowed) == ("[SEC=OFFICIAL]", False)
