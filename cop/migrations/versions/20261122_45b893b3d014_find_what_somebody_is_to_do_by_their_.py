"""Find what somebody is to do by their name

Revision: 45b893b3d014, after 30494f91588b
"""

from alembic import op

revision = "45b893b3d014"
down_revision = "30494f91588b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("action_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_action_item_delegate_id"), ["delegate_id"], unique=False
        )

    with op.batch_alter_table("local_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_local_action_owner_id"), ["owner_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("local_action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_local_action_owner_id"))

    with op.batch_alter_table("action_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_item_delegate_id"))
