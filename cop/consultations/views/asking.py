"""Stub."""

from flask import Blueprint

bp = Blueprint("asking", __name__)
