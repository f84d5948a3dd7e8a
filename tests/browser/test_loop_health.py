"""Loop health in a real browser: choices that can be told apart, taps that can be hit, print."""

from tests.browser.people import DESKTOP, Site, Size

FIT = """select => {
    const drawn = document.createElement('canvas').getContext('2d');
    const look = getComputedStyle(select);
    drawn.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    const room = select.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
    return drawn.measureText(select.selectedOptions[0].text).width <= room + 1;
}"""


def test_whose_numbers_they_are_can_be_read_in_the_choice(shared_site: Site) -> None:
    helen = shared_site.visit("Helen Achterberg", DESKTOP)
    helen.go("/health/")
    choice = helen.page.get_by_label("Of", exact=True)
    assert choice.evaluate("select => select.selectedOptions[0].text").endswith("below it")
    assert choice.evaluate(FIT)


def test_what_opens_a_table_or_names_can_be_hit(shared_site: Site, size: Size) -> None:
    ray = shared_site.visit("Ray Willoughby", size)
    least = 24 if size == DESKTOP else 44
    for address, words in (("/health/", "The same numbers"), ("/issues/ISS-106", "Who opened it")):
        ray.go(address)
        box = ray.page.locator("summary").filter(has_text=words).first.bounding_box()
        assert box is not None
        assert box["height"] >= least, words


def test_a_heading_of_a_table_stays_with_its_first_row_in_print(shared_site: Site) -> None:
    helen = shared_site.visit("Helen Achterberg", DESKTOP)
    helen.go("/health/")
    helen.page.emulate_media(media="print")
    table = helen.page.locator("table").first
    assert (
        table.locator("tbody tr").first.evaluate("e => getComputedStyle(e).breakBefore") == "avoid"
    )
    wrap = helen.page.locator(".tablewrap").first
    assert wrap.evaluate("e => getComputedStyle(e).overflowX") == "visible", "or it is one piece"
