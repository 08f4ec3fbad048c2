"""Citations judged as ALCE does, and the aligner held against people's alignments."""
