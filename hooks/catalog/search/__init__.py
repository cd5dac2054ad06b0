"""Search that knows Latvian: one index per language, made here, read by the worker in the browser."""
