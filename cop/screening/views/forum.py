"""What a forum sees of the check: its counts and reasons, services' own contacts, a trial."""

from flask import Blueprint, Response, render_template

from cop.errors import require
from cop.extensions import db
from cop.forms import ActionForm
from cop.screening.forms import KINDS, ContactForm
from cop.screening.operations.contacts import add_contact, remove_contact
from cop.screening.permissions import can_allow, can_review
from cop.screening.queries import get_contact, list_contacts
from cop.screening.urls import forum_check_url
from cop.screening.views.counting import counts_file, counts_page
from cop.screening.views.trying import trial_page
from cop.visitors import forum_here, me, now, wall
from cop.web import Page, handle, say, sent_before

bp = Blueprint("check", __name__, url_prefix="/screening")


@bp.get("/counts")
def show_counts() -> Page:
    """Show how often each rule found something here, and why some of it was kept."""
    require(can_review(me(), forum_here()))
    return counts_page(forum_here())


@bp.get("/counts.csv")
def download_counts() -> Response:
    """Send the counts as a file."""
    require(can_review(me(), forum_here()))
    return counts_file(forum_here())


@bp.route("/trial", methods=["GET", "POST"])
def try_here() -> Page:
    """Look at a text by the rules of this forum."""
    require(can_review(me(), forum_here()))
    return trial_page(forum_here())


@bp.route("/contacts", methods=["GET", "POST"])
def contacts() -> Page:
    """List services' own contacts, and add one."""
    forum, form = forum_here(), ContactForm()
    require(can_allow(me(), forum))

    def act() -> str:
        add_contact(
            db.session(),
            forum,
            form.kind.data or "",
            form.words.data or "",
            by=me(),
            sure=bool(form.sure.data),
            now=now(),
        )
        say("Added. People of this forum can post it.")
        return forum_check_url(forum.tier, forum.slug, "contacts")

    return handle(form, act, lambda: _contacts_page(form))


@bp.post("/contacts/<int:contact_id>/removal")
def remove(contact_id: int) -> Page:
    """Take a contact off the list."""
    forum, form = forum_here(), ActionForm()
    require(can_allow(me(), forum))
    if earlier := sent_before():
        return earlier
    contact = get_contact(db.session(), forum.id, contact_id)

    def act() -> str:
        remove_contact(db.session(), forum, contact, by=me(), now=now())
        say("Taken off. From now on it is found like any other.")
        return forum_check_url(forum.tier, forum.slug, "contacts")

    return handle(form, act, lambda: _contacts_page(ContactForm(formdata=None)))


def _contacts_page(form: ContactForm) -> str:
    forum = forum_here()
    return render_template(
        "screening/contacts.html",
        forum=forum,
        form=form,
        button=ActionForm(formdata=None),
        lines=list_contacts(db.session(), forum.id),
        kinds=KINDS,
        wall=wall(),
    )
