"""Acts on ballots: votes are opened, cast, recorded, counted and confirmed."""
