"""What no source says: a check of its own, apart from the gate, and the errors planted to test both."""
