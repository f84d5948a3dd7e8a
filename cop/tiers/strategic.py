"""Leadership forums: they discuss, decide and ask."""

from cop.consultations.views import asking
from cop.feedback.views import deciding
from cop.feedback.views.register import of_forum as register
from cop.forums.tiers import Tier
from cop.guidance.views import directing
from cop.tiers.everywhere import EVERYWHERE
from cop.tiers.mount import tier_blueprint

bp = tier_blueprint(Tier.STRATEGIC, (*EVERYWHERE, deciding.bp, register, asking.bp, directing.bp))
