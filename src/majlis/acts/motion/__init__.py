"""Acts on motions: drafted, amended, put, withdrawn, with the evidence that they rest on."""
