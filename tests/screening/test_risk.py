"""How harm is read: words become classes, classes make patterns, guards decide."""

import inspect
import re

import pytest

from cop.screening import check
from cop.screening.lexicon.harm import TABLES
from cop.screening.lexicon.inflect import done, nouns, plural, verbs, words
from cop.screening.normal import Post
from cop.screening.rules.risk import guards, judging, weighing
from cop.screening.rules.risk.classes import EVIDENCE, TOGETHER, key_of
from cop.screening.rules.risk.grammar import SHORT, TOLD, told
from cop.screening.rules.risk.guards import Judgement
from cop.screening.rules.risk.hints import FAINT, HEAVY, HINTED, faint, hinted
from cop.screening.rules.risk.reading import read

SOURCES = (*TOLD, *HINTED, *FAINT)
CLASSES = {name for table in TABLES for name in table}
READERS = (guards, judging, weighing)
NAME = re.compile(r"[A-Z][A-Z_]*[A-Z]|[A-Z]")


def judged(text: str) -> Judgement:
    post = Post(text)
    return Judgement(read(post, 0, len(post.low)))


def at_risk(text: str) -> bool:
    return any(finding.type == "at_risk_phrase" for finding in check(text))


def test_a_verb_is_named_once_and_found_in_all_its_forms() -> None:
    assert verbs("slap") == {"slap", "slaps", "slapping", "slapped"}
    assert verbs("throw:threw:thrown") == {"throw", "throws", "throwing", "threw", "thrown"}
    assert verbs("tie bury") >= {"tying", "tied", "buries", "burying", "buried"}
    assert verbs("lay_into:laid_into") == {"lay_into", "lays_into", "laying_into", "laid_into"}
    assert done("throw:threw:thrown choke") == {"thrown", "choked"}


def test_an_entry_may_have_alternatives_and_several_words() -> None:
    assert words("lock|locks_in_the|a_shed") == {
        "lock_in_the_shed",
        "lock_in_a_shed",
        "locks_in_the_shed",
        "locks_in_a_shed",
    }
    assert nouns("bruise baby") == {"bruise", "bruises", "baby", "babies"}
    assert plural("bush") == "bushes"
    assert key_of("doesn't_want") == ("doesnt", "want")
    assert key_of("mum's_friend") == ("mum", "s", "friend")


@pytest.mark.parametrize("source", SOURCES)
def test_a_pattern_names_classes_that_there_are(source: str) -> None:
    named = set(NAME.findall(" ".join((source, *SHORT.values()))))
    assert named <= CLASSES | set(SHORT) | {"NAME", "STOP", "COMMA"}


def test_every_class_is_used() -> None:
    named = " ".join((*SOURCES, *SHORT.values(), HEAVY, *map(inspect.getsource, READERS)))
    assert {
        name for name in CLASSES if not re.search(rf"(?<![A-Z_]){name}(?![A-Z_])", named)
    } == set()
    assert set(HEAVY.split()) <= CLASSES
    assert TOGETHER | EVIDENCE <= CLASSES


def test_no_pattern_repeats_without_a_bound() -> None:
    for pattern in (*told(), *hinted(), *faint()):
        assert not re.search(r"[*+]", pattern.source)


def test_a_pattern_is_in_one_list_only() -> None:
    assert len(set(SOURCES)) == len(SOURCES)


def test_a_sentence_is_read_as_one_sign_for_each_word_or_expression() -> None:
    post = Post("Mia's 7 year old hit the ground running, and Dean didn't.")
    reading = read(post, 0, len(post.low))
    said = [post.low[start:end] for start, end in reading.places]
    assert said == [
        "mia",
        "'s",
        "7 year old",
        "hit the ground running",
        ",",
        "and",
        "dean",
        "didn't",
        ".",
    ]
    assert len(reading.signs) == len(said)


@pytest.mark.parametrize(
    "text",
    [
        "My client says he was never hit.",
        "She told me that nobody was hurt and there were no bruises.",
        "If a child says dad hits her, write it down.",
        "When a student tells you she wants to die, stay with her.",
        "How do you respond when a mum tells you he choked her?",
        "The workload is killing her.",
        "In the film a boy is locked in a shed by his uncle.",
        "She was beaten as a child, years ago, and now she teaches.",
        "She was locked out of the portal all morning.",
        "It kicked me out again and nobody has abused it in two years.",
        "If you think a child is in danger right now ring triple zero.",
        "Our survey (n = 902): 1 in 5 students felt hopeless, 8% had thought about self-harm.",
        "He is only six and is scared of everything at the moment.",
        "He bit his sister over a dragon.",
        "After the session on grooming a dad came up to say thanks.",
        "Children who have been hit need one steady adult.",
        "He was kicked in the shin at netball.",
        "My grandson has welts from mosquitoes.",
        "He told the committee that the cuts will hurt her program.",
    ],
)
def test_what_is_denied_general_made_up_or_harmless_is_left_alone(text: str) -> None:
    assert not at_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "She told me that he hits her.",
        "When a girl told me dad hits her I froze.",
        "After the training a boy told me that his uncle touches him.",
        "Nobody did anything when he hit her.",
        "He kicked her in the stomach and she is 20 weeks pregnant.",
        "my dads gonna kill my mum tonite",
        "She told me she is scared for her baby when he comes.",
        "He hit her sister last night and she is bleeding.",
        "It hit me today that he has been beating her.",
        "Dad's drunk 5 in 7 nights and the kids are alone.",
        "What do I do? The four year old was home by himself, no adult there.",
    ],
)
def test_what_somebody_tells_of_somebody_is_found(text: str) -> None:
    assert at_risk(text)


def test_who_tells_counts_and_so_does_gladness() -> None:
    assert judged("She told me so.").support == 2
    assert judged("She said so.").support == 1
    assert judged("It is so.").support == 0
    assert judged("The meeting was a great party.").relief == 2


def test_several_dark_words_need_somebody_who_tells() -> None:
    assert not at_risk("The shed is dark and has a bucket in it.")
    assert at_risk("He told me that she sits in the dark with a bucket and howls, begging.")


def test_a_concerned_writer_is_heard_near_what_concerns_them() -> None:
    for text, much in (
        ("Does this meet the threshold?", 2),
        ("Who do I ring?", 1),
        ("The minutes are out.", 0),
    ):
        found = weighing.concerns(Post(text))
        assert weighing.concern_near(found, 0, 10) == much
        assert weighing.concern_near(found, 5_000, 5_010) == 0
