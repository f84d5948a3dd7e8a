"""What somebody sends is read once, and before the database's one lock for writing is taken."""

import sys
from types import FrameType

from cop.screening import check
from tests.screening.sending import start
from tests.visiting import Browser, sign_in


def test_a_text_is_read_once_however_it_ends(client: Browser) -> None:
    sign_in(client, "maddie")
    texts = ("What did you try?", "And who came? ", "What came of it?\r\n\r\n")
    assert [readings(client, text) for text in texts] == [1, 1, 1]


def readings(browser: Browser, text: str) -> int:
    """How often the check reads this text while a discussion is started with it."""
    found = [0]

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is check.__code__:
            found[0] += frame.f_locals["text"].strip() == text.strip()

    sys.setprofile(note)
    try:
        assert start(browser, text).status_code == 303
    finally:
        sys.setprofile(None)
    return found[0]
