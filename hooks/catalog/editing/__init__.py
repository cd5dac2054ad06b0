"""What helps editors: writing, renaming, forms, the editing app, what a pull request says."""
