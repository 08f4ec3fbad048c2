"""A page for people to compare two systems on, and the count of their marks."""
