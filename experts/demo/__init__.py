"""Invented officials for trying the directory out. Nobody here exists, and every record says so."""
