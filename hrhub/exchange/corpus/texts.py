"""Texts by language: from a record's own paragraphs, its texts, and what was said in its presentations."""

WRITTEN_IN = "en"  # summaries and abstracts of a corpus are always English


def texts(record):
    """Return (rows, sentences about what is odd); where `texts` gives what the paragraphs give too, it wins."""
    given = [text(each) for each in record.get("texts") or []]
    rows, odd = [], []
    for part in ("summary", "abstract"):
        body = "\n\n".join(record.get(part) or [])
        if body and any(row["part"] == part and row["language"] == WRITTEN_IN for row in given):
            odd.append(f"{part} is given twice, as paragraphs and in texts; texts wins")
        elif body:
            rows.append({"language": WRITTEN_IN, "part": part, "order": 1, "origin": "human", "body": body})
    said = [
        {
            "language": WRITTEN_IN,
            "part": "said",
            "order": each["order"],
            "origin": "human",
            "body": each["said"],
            "presentation__order": each["order"],
        }
        for each in record.get("presentations") or []
        if each.get("said")
    ]
    return rows + given + said, odd


def text(each):
    return {
        "language": each["language"],
        "part": each["part"],
        "order": each.get("order") or 1,
        "origin": each.get("origin") or "human",
        "body": each["body"],
        "key_question__order": each.get("key_question"),
        "presentation__order": each.get("presentation"),
    }
