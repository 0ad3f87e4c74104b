"""What others may want to know of nominations, who know more than nominations do."""

from django.dispatch import Signal

# BKN has approved ``official``, who is to be asked for consent; sent in the transaction, with ``by``.
consent_needed = Signal()
