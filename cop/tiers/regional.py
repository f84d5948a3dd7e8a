"""Regional networks: they discuss, raise, answer consultations, and say whether it was fixed."""

from cop.consultations.views import answering
from cop.feedback.views import alike, caring, publishing, raising, running
from cop.forums.tiers import Tier
from cop.redaction.views import review
from cop.screening.views import forum, held
from cop.threads import views as threads
from cop.tiers import communities, pages
from cop.tiers.mount import tier_blueprint

bp = tier_blueprint(
    Tier.REGIONAL,
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
        raising.bp,
        alike.bp,
        answering.bp,
    ),
)
