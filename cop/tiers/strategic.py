"""Leadership forums: they discuss, decide and ask."""

from cop.consultations.views import asking
from cop.feedback.views import alike, caring, deciding, publishing, running
from cop.feedback.views.register import of_forum as register
from cop.forums.tiers import Tier
from cop.guidance.views import directing
from cop.redaction.views import review
from cop.screening.views import forum, held
from cop.threads import views as threads
from cop.tiers import communities, pages
from cop.tiers.mount import tier_blueprint

bp = tier_blueprint(
    Tier.STRATEGIC,
    (
        pages.bp,
        communities.bp,
        running.bp,
        threads.bp,
        caring.bp,
        held.bp,
        review.bp,
        forum.bp,
        publishing.forum_bp,
        alike.bp,
        deciding.bp,
        register,
        asking.bp,
        directing.bp,
    ),
)
