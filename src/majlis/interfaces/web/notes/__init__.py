"""Situation notes in the browser: from an incident, an e-mail or a pasted text to half a page."""
