"""The national risk and how often attacks come: assessments, their results, and what they rest on."""
