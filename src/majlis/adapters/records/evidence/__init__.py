"""Evidence as rows: added from files, searched, ended, and read for figures as it was known on a day."""

from majlis.adapters.records.evidence.figures import entries, evidence_sha256, observations, vulnerabilities

__all__ = ["entries", "evidence_sha256", "observations", "vulnerabilities"]
