"""Close held texts that were changed

Revision: 5f0c83d6b1e4, after 39731675bd75
"""

from alembic import op

revision = "5f0c83d6b1e4"
down_revision = "39731675bd75"
branch_labels = None
depends_on = None

STATES = "state IN ('waiting', 'let_through', 'declined', 'sent', 'withdrawn'{})"


def upgrade() -> None:
    _name_states(", 'changed'")


def downgrade() -> None:
    op.execute("UPDATE held_text SET state = 'withdrawn' WHERE state = 'changed'")
    _name_states("")


def _name_states(more: str) -> None:
    with op.batch_alter_table("held_text", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_held_text_state_known"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_held_text_state_known"), STATES.format(more)
        )
