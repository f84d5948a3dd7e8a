"""What stands around a name and a number and says whether a child, a count or a colleague is meant."""

import re

from cop.screening.normal import Post

_CHILD_WORDS = frozenset(
    """
    sibling siblings sib sibs kid kids kiddo child children boy boys girl girls son sons daughter daughters school schools placement placements kinship foster carer carers mum mums
    mummy dad dads daddy nan nana nanna nanny grandma grandpa grandmother grandfather grandparents cousins nieces nephews pop aunty auntie uncle bub bubs baby babies toddler toddlers kindy kinder kindergarten preschool prep
    childcare daycare twin twins triplets little lil student yp respite reunification bro sis brother brothers sister sisters nappy nappies paediatric paediatrician
    paeds enrolment enrolled enrol playgroup oohc guardianship custody niece nephew cousin grandson granddaughter grandkids youngest eldest oldest middle preemie newborn infant
    bassinet cot pram capsule capsules booster uniform glasses grommets hearing speech footy tutor mentor birthday client lad fella wee bed beds resi orphan guardian
    """.split()
)
_CHILD = re.compile(
    rf"\b(?:{'|'.join(sorted(_CHILD_WORDS, key=len, reverse=True))}|young (?:person|people)|year \d)\b"
)
# What only people do, and what children have: less than a word for a child.
_PERSON_WORDS = frozenset(
    """
    he she his her him hers himself herself hes shes family families scared shy sad angry upset crying cried toys toy dolls doll lego teddy bike bikes scooter swimming swim lessons camp therapy
    dentist sensory tantrum tantrums nightmares bedtime bottle formula potty toilet teeth eczema asthma autism autistic adhd asd excursion homework lunchbox cake netball soccer basketball
    piano guitar drums shoes backpack kelpies horses puppy sleepover bully bullied mates wheelchair puffer spacer braces reads translates teacher recess chess
    """.split()
)
_PERSON = re.compile(
    rf"\b(?:{'|'.join(sorted(_PERSON_WORDS, key=len, reverse=True))}|he's|she's)\b"
)
_COUNTING = re.compile(
    r"\b(?:votes?|voted|points?|scores?|scored|tally|tallies|tickets?|seats|responses?|respondents|attendees|attended|attendance|referrals|by region|regions|sites"
    r"|networks|members|totals?|numbers? (?:by|per|for|of)|counts?|counted|actions?|agenda|apologies|raffle|in brackets|rating|ratings|ranked|rank|places|hours|surveys?"
    r"|nominations|items?|minutes|speakers?|sessions?|goals|kms?|copies|boxes|pages?|page refs?|vacancies|staff|workers|applications|families (?:each|per|from|in)|et al|n(?= ?=)|numbering|cited?|citations?"
    r"|reader|references|nil|beat|trivia|quiz|league|rooms|groups|teams|houses|ledger|roster|ext|extension|refs|table|figure|chapter|edition|vol|version)\b|\b(?:19|20)\d\d\)"
)
_GROWN = re.compile(
    r"\b(?:manager|coordinator|co-ordinator|facilitator|convenor|trainee|colleagues?|team leader|presenters?|presenting|co-chairs?|chairing|chaired|farewells?|retir(?:e|es|ed|ing|ement)"
    r"|our new (?:worker|trainee|manager|officer|admin)|service with|with the (?:network|department|service|team|agency)|in the (?:job|role|sector|team|department)|years(?:'| of)? experience|alumni|uni student"
    r"|caseload|fostering|secretariat|director|ceo|work(?:s|ed|ing)? (?:here|with us|for us|at)|teach(?:es|ing)|taught|(?:is|as) (?:a|an|the|our) (?:[a-z0-9]{1,9} ){0,2}teacher|curriculum|deputy principal|assistant principal)\b"
)
_LISTS = re.compile(
    r"\b(?:kids|children|siblings?|sibs|boys|girls|twins|triplets|brothers|sisters|sibling group|family of (?:two|three|four|five|six|seven|\d)|(?:two|three|four|five|six|\d) of them|(?:has|have|got|are|were|took|take|placed?) (?:two|three|four|five|six)"
    r"|both|all (?:three|four|five)|aged|ages)\b(?! plac)[^.;!?\n]{0,60}$"
)
_NEAR = 60
_FAR = 220


def childish(post: Post, start: int, end: int) -> int:
    """Return how much speaks for a child: 2 beside it, 1 for a person or farther away, 0 for nothing."""
    low = post.low
    if not _CHILD_WORDS.isdisjoint(post.words):
        first, last = post.sentence(start)
        if _CHILD.search(low, max(first, start - 120), min(max(last, end + _NEAR), end + 120)):
            return 2
        if _CHILD.search(low, max(0, start - _FAR), start) or _CHILD.search(low, end, end + 160):
            return 1 + bool(_PERSON.search(low, end, end + 120))
    if not _PERSON_WORDS.isdisjoint(post.words) and _PERSON.search(
        low, max(0, start - _NEAR), end + 120
    ):
        return 1
    return 0


def child_around(post: Post, start: int, end: int) -> bool:
    """Say whether a child or a person is spoken of before or after a piece, whatever stands in it."""
    around = post.low[max(0, start - 120) : start] + " ; " + post.low[end : end + 120]
    return bool(_CHILD.search(around) or _PERSON.search(around))


def counting(post: Post, start: int, end: int) -> bool:
    """Say whether something is counted, ranked or cited here."""
    first, last = post.sentence(start)
    return bool(_COUNTING.search(post.low, max(first, start - 90), min(last, end + 70)))


def grown_up(post: Post, start: int, end: int) -> bool:
    """Say whether a colleague or another grown-up is spoken of."""
    first, last = post.sentence(start)
    return bool(_GROWN.search(post.low, max(first, start - 80), min(last, end + 80)))


def in_list(post: Post, start: int) -> bool:
    """Say whether a word stands in a list of children."""
    return bool(_LISTS.search(post.low[max(0, start - 80) : start]))
