"""Every blueprint of the site: the three tiers, and what belongs to no forum."""

from flask import Flask

from cop.accounts.views import bp as accounts
from cop.consultations.views.site import bp as consultations
from cop.feedback.views.issues import bp as issues
from cop.feedback.views.publishing import bp as said
from cop.feedback.views.publishing import public_bp as public
from cop.feedback.views.register import bp as decisions
from cop.forums.views import bp as help_pages
from cop.guidance.views.site import bp as directives
from cop.health import bp as health
from cop.home.views import bp as home
from cop.insights.views import bp as insights
from cop.notifications.views import bp as notifications
from cop.redaction.views.review import site_bp as site_review
from cop.screening.views.explaining import bp as check_explained
from cop.screening.views.hotlines import bp as hotlines
from cop.screening.views.hotlines import public_bp as at_risk
from cop.screening.views.site import bp as check
from cop.tiers.regional import bp as regional
from cop.tiers.statewide import bp as statewide
from cop.tiers.strategic import bp as strategic


def register_blueprints(app: Flask) -> None:
    """Mount everything."""
    for blueprint in (
        health,
        home,
        accounts,
        regional,
        statewide,
        strategic,
        issues,
        decisions,
        said,
        public,
        consultations,
        directives,
        insights,
        notifications,
        site_review,
        help_pages,
        check,
        check_explained,
        hotlines,
        at_risk,
    ):
        app.register_blueprint(blueprint)
