"""Try a text: what would be found in it, and what would be asked. Nothing is kept."""

from flask import render_template

from cop.extensions import db
from cop.forums.models import Forum
from cop.screening.forms import TrialForm
from cop.screening.rulebook import rules_of
from cop.screening.trying import try_text
from cop.visitors import site
from cop.web import Page


def trial_page(forum: Forum | None) -> Page:
    """Show what the rules of the forum, or of the site alone, find in the text that was sent."""
    form, tried, status = TrialForm(), None, 200
    if form.is_submitted():
        if form.validate():
            rules = rules_of(db.session(), forum, site())
            tried = try_text(form.trial.data or "", rules)
        else:
            status = 422
    page = render_template("screening/trial.html", forum=forum, form=form, tried=tried)
    return page, status
