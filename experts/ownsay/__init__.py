"""What officials say about their own records: a mailed link, no account, shows the record and takes their word."""
