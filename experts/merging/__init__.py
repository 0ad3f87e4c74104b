"""Two records of one thing become one, and agencies change: what is attached moves, and old addresses lead on."""
