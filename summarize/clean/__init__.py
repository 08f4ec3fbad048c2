"""Clean: the article without its page."""

from summarize.clean.cleaner import Cleaned, LabelledLine, clean_articles, label_lines

__all__ = ["Cleaned", "LabelledLine", "clean_articles", "label_lines"]
