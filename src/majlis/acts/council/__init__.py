"""Acts of the secretariat's cockpit: what waits, the forward plan, the board book, notices."""
