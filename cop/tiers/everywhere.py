"""What the forums of every tier have: their pages, their discussions, and who looks after them."""

from cop.feedback.views import alike, caring, publishing, running
from cop.redaction.views import review
from cop.screening.views import forum, held
from cop.threads import views as threads
from cop.tiers import communities, pages

EVERYWHERE = (
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
)
