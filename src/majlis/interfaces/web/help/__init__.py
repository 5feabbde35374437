"""What each place is for, and the keys that lead there."""
