"""The pages of the workspace. They read through acts and the queries of the records, and write only through acts."""
