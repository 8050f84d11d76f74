"""Words of the record as sentences: kept without the mark at their end, shown with it."""

MARKS, CLOSING = "。！？；：….!?", "”’）】》〉"


def as_sentence(words: str) -> str:
    """要加快管网改造 → 要加快管网改造。 What ends with a mark, also within quotation marks, stays as it is."""
    bare = words.rstrip(CLOSING)
    return words if not bare or bare[-1] in MARKS else f"{words}。"
