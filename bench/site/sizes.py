"""How large a site is; a hundred times the archive is kept by the same people and forums."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each thing a site holds."""

    posts: int
    threads: int
    issues: int
    longest: int  # posts of its longest thread
    forums: int = 200
    people: int = 10_000

    @property
    def name(self) -> str:
        """What tables and files call this size."""
        return f"{self.posts // 1000}k" if self.posts < 1_000_000 else f"{self.posts // 10**6}M"


SIZES = {
    size.name: size
    for size in (
        # As many issues as fill a page of the inbox, so that the same pages are compared.
        Size(posts=10_000, threads=500, issues=500, longest=1_000),
        Size(posts=100_000, threads=5_000, issues=1_000, longest=2_000),
        Size(posts=1_000_000, threads=50_000, issues=5_000, longest=5_000),
    )
}
SMALL, MIDDLE, LARGE = SIZES.values()
# What another forum is filled with, too; its list of forums asks the database for each of them.
BESIDE_PEERS = Size(posts=40_000, threads=2_000, issues=500, longest=2_000, forums=20, people=500)
