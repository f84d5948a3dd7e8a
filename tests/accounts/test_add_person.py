"""Accounts are added once for each address, with a password that is not easily guessed."""

import pytest
from sqlalchemy.orm import Session

from cop.accounts.operations import add_organisation, add_person, sign_in
from cop.errors import Invalid
from tests.cast import NOW


def test_person_is_added_and_can_sign_in(session: Session) -> None:
    office = add_organisation(session, name=" Head  of Gulf ", kind="ngo", key="gulf-office")
    user = add_person(
        session,
        name="Ana  Silva",
        email=" Ana@Example.ORG ",
        organisation_id=office.id,
        password="seven green teapots",
        now=NOW,
    )
    assert (user.name, user.email, office.name) == ("Ana Silva", "ana@example.org", "Head of Gulf")
    assert sign_in(session, user.email, "seven green teapots", browser="", now=NOW)[0] is user


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"email": "no address"}, "isn’t an e-mail address"),
        ({"email": "MADDIE@example.org"}, "There is an account"),
        ({"name": "  "}, "Give the person a name"),
        ({"password": "short"}, "12 characters at least"),
        ({"password": "x" * 1001}, "1000 characters fit"),
        ({"password": "abababababab"}, "more different characters"),
        ({"password": "ana@example.org"}, "isn’t your name"),
    ],
)
def test_refusal_says_what_to_change(session: Session, change: dict[str, str], says: str) -> None:
    whole = {"name": "Ana Silva", "email": "ana@example.org"}
    with pytest.raises(Invalid, match=says):
        add_person(session, organisation_id=1, now=NOW, **(whole | change))
