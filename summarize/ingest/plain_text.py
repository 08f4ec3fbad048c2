"""A plain text file holds one article, furniture and all; *clean* finds its title and its body."""

from __future__ import annotations

from summarize.ingest.drafts import Draft, Failure, Items


def read_plain_text(text: str, name: str, stem: str) -> Items:
    """The one article of a text file. Source, address and date stay absent: the file says none."""
    if any(character.isalpha() for character in text):
        yield Draft(place=name, text=text, file_id=stem)
    else:
        yield Failure(name, "no_text", "the file is empty" if not text.strip() else "the file holds no word")
