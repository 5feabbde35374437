"""Documents that were composed here: written as drafts, frozen with their files, released by a second person."""
