"""State-wide forums: they discuss, raise, decide, ask and answer."""

from cop.consultations.views import answering, asking
from cop.feedback.views import alike, deciding, raising
from cop.forums.tiers import Tier
from cop.threads import views as threads
from cop.tiers import pages
from cop.tiers.mount import tier_blueprint

bp = tier_blueprint(
    Tier.STATEWIDE,
    (pages.bp, threads.bp, raising.bp, alike.bp, deciding.bp, asking.bp, answering.bp),
)
