"""Leadership forums: they discuss, decide and ask."""

from cop.consultations.views import asking
from cop.feedback.views import alike, deciding
from cop.forums.tiers import Tier
from cop.threads import views as threads
from cop.tiers import pages
from cop.tiers.mount import tier_blueprint

bp = tier_blueprint(Tier.STRATEGIC, (pages.bp, threads.bp, deciding.bp, alike.bp, asking.bp))
