"""Addresses of signing in and out."""

from urllib.parse import quote, urlsplit


def sign_in_url(then: str = "") -> str:
    """Return the sign-in page, leading on to `then` afterwards."""
    return f"/sign-in?next={quote(then)}" if then and then != "/" else "/sign-in"


def safe_path(raw: str | None) -> str:
    """Return a path of this site to go on to, home for anything else."""
    path = raw or "/"
    if not path.isprintable():  # browsers drop tabs and line ends, and read on
        return "/"
    parts = urlsplit(path.replace("\\", "/"))
    ours = not parts.scheme and not parts.netloc and path.startswith("/")
    return path if ours and not path.startswith(("//", "/\\")) else "/"


def sign_out_url() -> str:
    """Return where the form that signs somebody out is sent."""
    return "/sign-out"


def theme_url() -> str:
    """Return where the form that chooses the colours is sent."""
    return "/theme"


def kept_url(kept_id: int) -> str:
    """Return the page that gives a kept text back."""
    return f"/kept/{kept_id}"
