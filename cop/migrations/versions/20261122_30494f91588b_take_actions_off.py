"""Take actions off

Revision: 30494f91588b, after 1370b932db5b
"""

import sqlalchemy as sa
from alembic import op

revision = "30494f91588b"
down_revision = "1370b932db5b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("action_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("dropped_by_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_action_item_dropped_by_id"), "person", ["dropped_by_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("action_item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_action_item_dropped_by_id"), type_="foreignkey")
        batch_op.drop_column("dropped_by_id")
        batch_op.drop_column("dropped_at")
