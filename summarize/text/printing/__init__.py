"""French as it is printed: blanks, marks, hyphens and capitals are set right (`french_print`), and no word is changed."""
