"""How text is indexed: folded, and as codes of pairs."""
