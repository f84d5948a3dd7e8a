"""Stub."""

from flask import Blueprint

bp = Blueprint("answering", __name__)
