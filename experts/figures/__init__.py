"""What is counted for those who keep the pool: what waits, how good the data is, and what happened in a year."""
