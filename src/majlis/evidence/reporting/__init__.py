"""Reports of operators: stages and their clocks, sections, who is shown what, and which two may be one event."""
