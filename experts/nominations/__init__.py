"""What countries ask of BKN about their officials, and the desk from which they do."""
