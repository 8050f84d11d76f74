"""What comes out: results with marked words, and what is offered beside them."""
