"""The address a WSGI server is given: `wsgi:app`."""

from cop import create_app

app = create_app()
