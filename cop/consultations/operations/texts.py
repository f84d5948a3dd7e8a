"""What people and designers write, checked before it is kept."""

from cop.consultations.models import Question
from cop.consultations.states import Kind
from cop.errors import Invalid
from cop.screening.gate import screen

LONGEST = 20_000


def checked_answer(question: Question, raw: str) -> str:
    """Return the answer as it is kept, or raise Invalid with what to change."""
    value = raw.replace("\r\n", "\n").strip()
    if Kind(question.kind) is Kind.SINGLE_CHOICE:
        if value and value not in {option["value"] for option in question.options}:
            raise Invalid("Choose one of the answers below.", "answer")
        return value
    return _checked_text(value, question.max_words)


def _checked_text(text: str, max_words: int | None) -> str:
    over = len(text.split()) - max_words if max_words else 0
    if over > 0:
        words = "1 word" if over == 1 else f"{over} words"
        raise Invalid(f"Shorten your answer by {words}. {max_words} fit.", "answer")
    if len(text) > LONGEST:
        raise Invalid(f"Shorten your answer by {len(text) - LONGEST:,} characters.", "answer")
    screen(text, "answer")
    return text
