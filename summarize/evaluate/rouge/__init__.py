"""ROUGE with words and sentences that are right for French."""
