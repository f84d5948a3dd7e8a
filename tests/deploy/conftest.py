"""A site with discussions, served by processes of its own behind nginx."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.cast import Cast, Forums
from tests.conftest import SECRET
from tests.databases import POSTGRESQL, address
from tests.deploy.processes import Web
from tests.deploy.proxy import NGINX, Proxy, nginx
from tests.factories import add_thread

needs_nginx = pytest.mark.skipif(not os.path.exists(NGINX), reason="nginx is not installed")
needs_postgresql = pytest.mark.skipif(
    not POSTGRESQL, reason="several machines need a database server"
)


@pytest.fixture
def env(own_database: Engine, tmp_path: Path) -> dict[str, str]:
    """The environment of the site's processes: production, on the test's own database."""
    settings = {
        "COP_MODE": "production",
        "COP_SECRET_KEY": SECRET,
        "COP_INSTANCE": str(tmp_path / "instance"),
        "COP_DATABASE_URL": address("cop_own_tests", tmp_path),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COP_")}
    return kept | settings


@pytest.fixture
def threads(own_database: Engine) -> list[str]:
    """The addresses of two discussions of the Far North."""
    with Session(own_database) as session:
        cast = Cast(session, Forums(session))
        forum = cast.forums.far_north
        made = [add_thread(session, forum, cast.maddie, title=f"Talk {n}") for n in (1, 2)]
        session.commit()
        return [f"/{forum.tier}/{forum.slug}/threads/{thread.id}" for thread in made]


@pytest.fixture
def web(env: dict[str, str], tmp_path: Path) -> Iterator[Web]:
    process = Web(env, tmp_path)
    process.start()
    yield process
    process.end()


@pytest.fixture
def proxy(web: Web, tmp_path: Path) -> Iterator[Proxy]:
    with nginx(tmp_path, web.port) as found:
        yield found
