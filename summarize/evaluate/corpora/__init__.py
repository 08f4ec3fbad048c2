"""What is scored, from files, hubs and runs: corpora by declaration, predictions, references."""
