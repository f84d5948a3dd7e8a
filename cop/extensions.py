"""The Flask extensions, unbound; `create_app` binds them."""

from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy

from cop.database import Base

db = SQLAlchemy(metadata=Base.metadata)
login = LoginManager()
