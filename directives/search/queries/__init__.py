"""What is asked: the words a person typed, and what narrows them."""
