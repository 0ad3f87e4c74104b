"""What was changed, whoever or whatever did it: listed, counted as versions, and put back."""
