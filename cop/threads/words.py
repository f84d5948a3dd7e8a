"""What pages call the kinds of discussion."""

KIND_LABELS = {
    "discussion": "Discussion",
    "question": "Question",
    "reflection": "Reflection on practice",
    "practice": "Practice that works",
    "barrier": "Something in the way",
    "announcement": "Announcement",
}
