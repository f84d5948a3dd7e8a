"""What isn't posted yet is told apart by what it was to become."""

import pytest

from cop.forums.arriving import MyForum
from cop.home.unposted import what_it_is

FORUMS = [MyForum(1, "regional", "far-north", "Far North CFSN", "network", 0, True)]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/regional/far-north/threads/new", "A discussion in Far North CFSN"),
        ("/regional/far-north/threads/12/posts", "A reply in Far North CFSN"),
        ("/regional/far-north/threads/12/issue", "An issue in Far North CFSN"),
        ("/regional/far-north/threads/12", "Something you wrote"),
        ("/regional/elsewhere/threads/12/posts", "A reply"),
        ("/issues/ISS-106/brief", "Something about ISS-106"),
        ("/directives/DIR-02/draft", "Something about DIR-02"),
        ("/consultations/con-one-story-v2/questions/1", "An answer to a consultation"),
        ("/screening/", "Something you wrote"),
    ],
)
def test_it_is_told_by_the_page_on_which_it_was_written(path: str, words: str) -> None:
    assert what_it_is(path, FORUMS) == words
