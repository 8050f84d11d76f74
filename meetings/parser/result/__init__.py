"""The draft becomes a frozen outline that accounts for every character."""
