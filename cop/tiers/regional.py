"""Regional networks: they discuss, raise, answer consultations, and say whether it was fixed."""

from cop.consultations.views import answering
from cop.feedback.views import raising
from cop.forums.tiers import Tier
from cop.tiers.everywhere import EVERYWHERE
from cop.tiers.mount import tier_blueprint

bp = tier_blueprint(Tier.REGIONAL, (*EVERYWHERE, raising.bp, answering.bp))
