"""Words to fill a site with: common ones come often, rare ones seldom, as in what people write."""

from random import Random

from cop.threads.markdown import render

# Each is in so many of a hundred posts; a search for the first is the dearest there is.
COMMON = {"transport": 20, "housing": 8, "referral": 4}
EVERYDAY = """
the families we work with are waiting for an answer from the service and nobody can say when it
will come because the form asks for what they do not have we tried a shared list of names of
workers it helped for a month then people moved on and the list was out of date again what
worked for us was a call on Monday with the school the clinic and the centre at the table each
says what they saw and who does what next it takes half an hour our region is large so some join
by phone from the road the trip is six hours there and back after a closed case there is no
follow up unless somebody asks for it which is rare has anybody found a way to keep in touch
""".split()
STARTS = ("Waiting for", "What helped with", "Who looks after", "Again:", "A question about")
BODIES = 3_000


def bodies(chance: Random) -> list[tuple[str, str]]:
    """Return so many different posts, as written and as rendered; their mean is 600 characters."""
    return [(text, render(text)) for text in (body(chance) for _ in range(BODIES))]


def body(chance: Random) -> str:
    """Return a post of a few paragraphs, now and then with a list or something in bold."""
    count = min(400, max(12, int(chance.lognormvariate(4.5, 0.6))))
    words = _words(chance, count)
    words += [word for word, share in COMMON.items() if chance.randrange(100) < share]
    pieces, size = [], 45
    for start in range(0, len(words), size):
        piece = " ".join(words[start : start + size]).capitalize() + "."
        pieces.append(f"- {piece}" if chance.random() < 0.1 else piece)
    if chance.random() < 0.2:
        pieces[0] = f"**{' '.join(words[:3]).capitalize()}.** {pieces[0]}"
    return "\n\n".join(pieces)


def title(chance: Random) -> str:
    """Return the title of a discussion or an issue."""
    return f"{chance.choice(STARTS)} {' '.join(_words(chance, chance.randint(3, 8)))}"


def _words(chance: Random, count: int) -> list[str]:
    return [
        chance.choice(EVERYDAY) if chance.random() < 0.97 else f"w{chance.randrange(40_000)}"
        for _ in range(count)
    ]
