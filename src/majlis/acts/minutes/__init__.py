"""Acts on minutes: written from what happened in a meeting, approved in a later one."""
