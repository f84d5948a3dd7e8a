"""Put the application together: wiring only."""

from pathlib import Path

from flask import Flask

from cop import clock
from cop.assets import register_assets
from cop.blueprints import register_blueprints
from cop.chrome import register_chrome
from cop.config import ROOT, Config
from cop.database import engine_options, install, sqlalchemy_url
from cop.extensions import db
from cop.headers import register_headers
from cop.parts import Pages, register_parts
from cop.veil import register_veil
from cop.visitors import register_visitors
from cop.web import register_errors, register_forms


class Site(Flask):
    """The application."""

    jinja_environment = Pages


def make_app(config: Config | None = None) -> Flask:
    """Return the application, wired together."""
    config = config or Config.from_env()
    app = Site(
        __name__,
        instance_path=str(config.instance),
        template_folder=str(_templates()),
        static_folder="static",
    )
    app.config.from_mapping(
        SECRET_KEY=config.secret_key,
        SQLALCHEMY_DATABASE_URI=sqlalchemy_url(config.database_url),
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(config.database_url),
        SESSION_COOKIE_NAME="cop",
        SESSION_COOKIE_SECURE=config.production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,  # how long it holds is written in the database
        MAX_CONTENT_LENGTH=1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        WTF_CSRF_TIME_LIMIT=8 * 60 * 60,
    )
    app.extensions["cop.config"] = config
    # All templates are kept, so none has to be counted as used when it is looked up.
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "cache_size": -1}
    clock.move(config.clock_offset)
    config.instance.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    with app.app_context():
        install(db.engine)
    register_forms(app)
    register_visitors(app)
    register_assets(app)
    register_chrome(app)
    register_veil(app)
    register_parts(app)
    register_headers(app)
    register_errors(app)
    register_blueprints(app)
    return app


def _templates() -> Path:
    """Return the templates as installed in a wheel, or those of the checkout."""
    installed = Path(__file__).parent / "_templates"
    return installed if installed.is_dir() else ROOT / "templates"
