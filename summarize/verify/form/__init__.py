"""The form of a French sentence: its commas, its asides, both halves of what comes in two, and what belongs to the page."""
