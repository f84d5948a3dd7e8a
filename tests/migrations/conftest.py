"""A database without tables, an application on it, and Alembic to bring it somewhere."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from cop import create_app
from cop.cli.database import alembic_config
from cop.config import ROOT, Config, Mode
from cop.extensions import db
from tests.conftest import SECRET
from tests.databases import address, drop, make_empty

HEADER = """
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "later", "{head}", None, None
def downgrade(): pass
def upgrade():
    {act}
"""


class Alembic:
    """`alembic.upgrade("head")` and the like, on the test's own database."""

    def __init__(self, config: AlembicConfig, engine: Engine, folder: Path) -> None:
        self.config, self.engine, self.folder = config, engine, folder

    def __getattr__(self, name: str) -> Callable[..., object]:
        act = getattr(command, name)
        return lambda *args, **more: act(self.config, *args, **more)

    def add_migration(self, act: str) -> None:
        """Write one more migration, after the newest."""
        head = ScriptDirectory.from_config(self.config).get_current_head()
        text = HEADER.format(head=head, act=act)
        (self.folder / "versions" / "later.py").write_text(text)


@pytest.fixture
def alembic(tmp_path: Path) -> Iterator[Alembic]:
    engine = make_empty("cop_migrated", tmp_path)
    app = create_app(Config(Mode.TEST, SECRET, address("cop_migrated", tmp_path), tmp_path))
    shutil.copytree(ROOT / "cop/migrations", tmp_path / "migrations")
    with app.app_context():
        config = alembic_config(tmp_path / "migrations")
        yield Alembic(config, engine, tmp_path / "migrations")
        db.engine.dispose()
    engine.dispose()
    drop("cop_migrated")
