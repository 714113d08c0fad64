"""What goes on the printed papers of meetings: contexts for templates/print/meetings/, from facts alone."""
