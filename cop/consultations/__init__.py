"""Consultations: ask everyone, report what was heard and done."""
