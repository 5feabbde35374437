"""The Council in the records: bodies, meetings, motions, ballots, decisions, actions."""
