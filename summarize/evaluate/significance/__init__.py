"""Intervals, paired comparisons, and what may be concluded."""
