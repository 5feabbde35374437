"""Pages for everybody, without an account: published decisions, and how to verify them."""
