"""What a system is held against: baselines, a bound, and the project's own line."""
