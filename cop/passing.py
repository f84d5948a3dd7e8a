"""The gate that words pass, for slices that stand below the screen and so can't import it."""

from collections.abc import Callable

Screen = Callable[[str, str], None]

_screens: list[Screen] = []


def screens(screen: Screen) -> Screen:
    """Let this function be the gate; the screen names its own when it is imported."""
    _screens[:] = [screen]
    return screen


def pass_words(text: str, where: str) -> None:
    """Let the text pass, or raise what the screen raises; without a screen nothing passes."""
    (screen,) = _screens
    screen(text, where)
