"""Pages of the Council: cockpit, bodies, meetings, cards of items, motions, decisions, actions."""
