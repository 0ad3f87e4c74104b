"""Who comes in: by invitation only, through allauth's pages; and how somebody leaves."""
