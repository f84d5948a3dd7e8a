"""Mark what is written, and care for culture

Revision: 902f21f172ad, after 175f97ec97ad
"""

import sqlalchemy as sa
from alembic import op

revision = "902f21f172ad"
down_revision = "175f97ec97ad"
branch_labels = None
depends_on = None

SITE = sa.table("site", sa.column("settings", sa.JSON()), sa.column("version", sa.Integer()))
THREAD = sa.table("thread", sa.column("marking"), sa.column("community_id"))
ISSUE = sa.table(
    "issue",
    sa.column("marking", sa.String()),
    sa.column("marked", sa.Boolean()),
    sa.column("withheld", sa.Boolean()),
)
DIRECTIVE = sa.table("directive", *(sa.column(c.name, c.type) for c in ISSUE.columns))
FORUM = sa.table("forum", sa.column("id"), sa.column("paused_on"))
PAUSE = sa.table(
    "forum_pause", sa.column("forum_id"), sa.column("started_on"), sa.column("ended_on")
)
COMMUNITIES = [
    {
        "key": "first_nations",
        "label": "Aboriginal and Torres Strait Islander people",
        "hint": "You are Aboriginal or Torres Strait Islander.",
    },
    {
        "key": "women",
        "label": "Women",
        "hint": "For women’s business, and what is best said among women.",
    },
    {"key": "men", "label": "Men", "hint": "For men’s business, and what is best said among men."},
]


def upgrade() -> None:
    op.create_table(
        "community",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["forum_id"], ["forum.id"], name=op.f("fk_community_forum_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_community")),
        sa.UniqueConstraint("forum_id", "key", name=op.f("uq_community_forum_id_key")),
    )
    op.create_table(
        "community_member",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("kept_out", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_community_member_by_id")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_community_member_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["person.id"], name=op.f("fk_community_member_user_id")
        ),
        sa.PrimaryKeyConstraint("community_id", "user_id", name=op.f("pk_community_member")),
    )
    with op.batch_alter_table("community_member", schema=None) as batch_op:
        batch_op.create_index(
            "ix_community_member_person", ["user_id", "kept_out", "community_id"], unique=False
        )

    op.create_table(
        "mask_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("masked", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_mask_request_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_mask_request_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_mask_request_thread_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mask_request")),
    )
    with op.batch_alter_table("mask_request", schema=None) as batch_op:
        batch_op.create_index("ix_mask_request_open", ["thread_id", "answered_at"], unique=False)

    with op.batch_alter_table("directive", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("marked", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("withheld", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("directive", schema=None) as batch_op:
        batch_op.alter_column("marked", server_default=None)
        batch_op.alter_column("withheld", server_default=None)

    with op.batch_alter_table("forum", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("cultural_notice", sa.String(length=200), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("paused_on", sa.Date(), nullable=True))
    with op.batch_alter_table("forum", schema=None) as batch_op:
        batch_op.alter_column("cultural_notice", server_default=None)

    with op.batch_alter_table("issue", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("marked", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("withheld", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("names_deceased", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("masked_on", sa.Date(), nullable=True))
    with op.batch_alter_table("issue", schema=None) as batch_op:
        batch_op.alter_column("marked", server_default=None)
        batch_op.alter_column("withheld", server_default=None)
        batch_op.alter_column("names_deceased", server_default=None)

    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("cultural_notice", sa.String(length=200), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("community_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("marking", sa.String(length=80), nullable=False, server_default="OFFICIAL")
        )
        batch_op.add_column(
            sa.Column("marked", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("withheld", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("names_deceased", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("masked_on", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_thread_community",
            ["community_id"],
            unique=False,
            sqlite_where=sa.text("community_id IS NOT NULL"),
            postgresql_where=sa.text("community_id IS NOT NULL"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_thread_community_id"), "community", ["community_id"], ["id"]
        )
    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.alter_column("cultural_notice", server_default=None)
        batch_op.alter_column("marking", server_default=None)
        batch_op.alter_column("marked", server_default=None)
        batch_op.alter_column("withheld", server_default=None)
        batch_op.alter_column("names_deceased", server_default=None)

    _say_what_is_so_already()


def _say_what_is_so_already() -> None:
    """Mark as the site's settings say what is marked, and note which forums are paused."""
    here = op.get_bind()
    open_since = sa.select(PAUSE.c.started_on).where(
        PAUSE.c.forum_id == FORUM.c.id, PAUSE.c.ended_on.is_(None)
    )
    op.execute(sa.update(FORUM).values(paused_on=open_since.scalar_subquery()))
    settings = here.execute(sa.select(SITE.c.settings)).scalar()
    if settings is None:
        return
    here.execute(
        sa.update(SITE).values(
            settings={"communities": COMMUNITIES, **settings}, version=SITE.c.version + 1
        )
    )
    markings = settings.get("protective_markings")
    if not markings:
        return
    op.execute(sa.update(THREAD).values(marking=markings["default"]))
    for table in (ISSUE, DIRECTIVE):
        marking = table.c.marking
        hidden = [marking.startswith(b, autoescape=True) for b in markings["guests_never_see"]]
        op.execute(sa.update(table).values(marked=marking != markings["default"]))
        op.execute(sa.update(table).values(withheld=sa.true()).where(sa.or_(sa.false(), *hidden)))


def downgrade() -> None:
    # What is limited to a community would be open to its whole forum.
    limited = sa.select(sa.func.count()).where(THREAD.c.community_id.is_not(None))
    if op.get_bind().execute(limited).scalar():
        raise RuntimeError("Some discussions are limited to a community. Open them first.")
    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_thread_community_id"), type_="foreignkey")
        batch_op.drop_index(
            "ix_thread_community",
            sqlite_where=sa.text("community_id IS NOT NULL"),
            postgresql_where=sa.text("community_id IS NOT NULL"),
        )
        batch_op.drop_column("masked_on")
        batch_op.drop_column("names_deceased")
        batch_op.drop_column("withheld")
        batch_op.drop_column("marked")
        batch_op.drop_column("marking")
        batch_op.drop_column("community_id")
        batch_op.drop_column("cultural_notice")

    with op.batch_alter_table("issue", schema=None) as batch_op:
        batch_op.drop_column("masked_on")
        batch_op.drop_column("names_deceased")
        batch_op.drop_column("withheld")
        batch_op.drop_column("marked")

    with op.batch_alter_table("forum", schema=None) as batch_op:
        batch_op.drop_column("paused_on")
        batch_op.drop_column("cultural_notice")

    with op.batch_alter_table("directive", schema=None) as batch_op:
        batch_op.drop_column("withheld")
        batch_op.drop_column("marked")

    with op.batch_alter_table("mask_request", schema=None) as batch_op:
        batch_op.drop_index("ix_mask_request_open")

    op.drop_table("mask_request")
    with op.batch_alter_table("community_member", schema=None) as batch_op:
        batch_op.drop_index("ix_community_member_person")

    op.drop_table("community_member")
    op.drop_table("community")
