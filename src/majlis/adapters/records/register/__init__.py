"""The register in the records: logs, appends, checkpoints, proofs, and what verifies them."""
