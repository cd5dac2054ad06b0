"""The knowledge base: records, their checks and their pages. Knows nothing of MkDocs."""
