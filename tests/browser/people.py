"""Somebody at a browser: signs in with one click, reads, fills in forms as a person does."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

AXE = (Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Size:
    width: int
    height: int


DESKTOP, PHONE = Size(1280, 900), Size(390, 844)


@dataclass
class Site:
    """The running site, and who has it open."""

    address: str
    chromium: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    days: float = 0.0
    """How far the site's clock is ahead."""

    @property
    def today(self) -> date:
        """The date on the site's wall."""
        now = datetime.now(ZoneInfo("Australia/Adelaide"))
        return (now + timedelta(days=self.days)).date()

    def visit(self, name: str, size: Size = DESKTOP, *, scripts: bool = True) -> "Somebody":
        """Open the site as one of the demo's people, signed in with their button."""
        context = self.chromium.new_context(
            viewport={"width": size.width, "height": size.height}, java_script_enabled=scripts
        )
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        somebody = Somebody(self, context.new_page(), scripts)
        somebody.go("/sign-in")
        first = name.split()[0]
        somebody.page.get_by_role("button", name=f"Look around as {first}", exact=True).click()
        somebody.page.wait_for_url(f"{self.address}/")
        return somebody

    def stranger(self, size: Size = DESKTOP) -> "Somebody":
        """Open the site as somebody without an account."""
        context = self.chromium.new_context(viewport={"width": size.width, "height": size.height})
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        return Somebody(self, context.new_page(), scripts=True)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@dataclass
class Somebody:
    """A person with the site open before them."""

    site: Site
    page: Page
    scripts: bool

    def go(self, path: str) -> None:
        """Open a page and look it over."""
        answer = self.page.goto(self.site.address + path)
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        self.look_over()

    def status_of(self, path: str) -> int:
        answer = self.page.goto(self.site.address + path)
        assert answer is not None
        return answer.status

    def press(self, name: str | re.Pattern[str], role: str = "button") -> None:
        """Press a button, or follow a link, and look the next page over."""
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.look_over()

    def follow(self, name: str | re.Pattern[str]) -> None:
        self.press(name, "link")

    def write(self, label: str | re.Pattern[str], text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str) -> None:
        """Tick the choice whose words begin like this; a hint may follow them."""
        self.page.get_by_label(re.compile(f"^\\s*{re.escape(label)}")).first.check()

    def pick(self, label: str, option: str) -> None:
        self.page.get_by_label(label).select_option(label=option)

    def date(self, group: str, days: int) -> None:
        """Fill in the three boxes of a date so many days from today."""
        day = self.site.today + timedelta(days=days)
        boxes = self.page.get_by_role("group", name=group)
        for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(label).fill(str(value))

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.main).to_contain_text(text)

    def hears(self, text: str | re.Pattern[str], *, path: str = "/notices/") -> None:
        """Find this among the notices; the worker tells people within seconds."""
        for _ in range(40):
            self.go(path)
            if self.main.get_by_text(text).count():
                return
            self.page.wait_for_timeout(500)
        raise AssertionError(f"{path} never said {text}")

    def misses(self, text: str) -> None:
        expect(self.main).not_to_contain_text(text)

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site.address).split("?")[0].split("#")[0]

    def look_over(self) -> None:
        """Nothing sticks out sideways, and axe finds nothing, on each kind of page once."""
        self.page.wait_for_load_state()
        kind = self._kind()
        if not self.scripts or kind in self.site.seen:
            return
        self.site.seen.add(kind)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(wide) <= 0, f"{self.path} sticks out sideways"
        self._assert_accessible()

    def _kind(self) -> str:
        """The page without what tells one thing from another, at this width."""
        title = "error" if self.page.title().startswith("Error") else ""
        size = self.page.viewport_size
        return re.sub(r"\d+", "0", f"{self.path} {title} {size['width'] if size else 0}")

    def _assert_accessible(self) -> None:
        self.page.evaluate(AXE)
        found = self.page.evaluate(
            "rules => axe.run(document, {runOnly: rules}).then(result => result.violations.map("
            "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))",
            RULES,
        )
        assert found == [], f"{self.path}: {found}"
