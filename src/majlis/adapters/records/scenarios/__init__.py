"""What-ifs that were saved, and the base layer of a nation's map."""
