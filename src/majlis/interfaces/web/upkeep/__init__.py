"""What is looked after now and then: the catalogue of vulnerabilities, and how long things are kept."""
