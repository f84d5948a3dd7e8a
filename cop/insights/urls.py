"""Addresses of loop health."""


def health_url(query: str = "") -> str:
    """Return the page of loop health, for the choices that the query names."""
    return f"/health/?{query}" if query else "/health/"


def table_url(key: str, extension: str, query: str = "") -> str:
    """Return one of its tables as a file; `all` has every table."""
    return f"/health/{key}.{extension}" + (f"?{query}" if query else "")
