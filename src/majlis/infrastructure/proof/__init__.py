"""Why a node is dark: the proof tree, what happened, the way back, and all of it in plain English."""
