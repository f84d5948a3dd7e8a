"""State-wide forums: they discuss, raise, decide, ask and answer."""

from cop.consultations.views import answering, asking
from cop.feedback.views import deciding, raising
from cop.feedback.views.register import of_forum as register
from cop.forums.tiers import Tier
from cop.guidance.views import directing
from cop.tiers.everywhere import EVERYWHERE
from cop.tiers.mount import tier_blueprint

bp = tier_blueprint(
    Tier.STATEWIDE,
    (*EVERYWHERE, raising.bp, deciding.bp, register, asking.bp, directing.bp, answering.bp),
)
