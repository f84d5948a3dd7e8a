"""Words of harm and safety, one table for each class of words: `TABLES` has them all."""

from cop.screening.lexicon.harm.acts import ACTS
from cop.screening.lexicon.harm.body import BODIES
from cop.screening.lexicon.harm.care import CARE
from cop.screening.lexicon.harm.dark import DARK
from cop.screening.lexicon.harm.idioms import IDIOMS
from cop.screening.lexicon.harm.life import LIFE
from cop.screening.lexicon.harm.people import PEOPLE
from cop.screening.lexicon.harm.small import SMALL
from cop.screening.lexicon.harm.talk import TALK

TABLES = (PEOPLE, SMALL, ACTS, BODIES, CARE, LIFE, DARK, TALK, IDIOMS)
