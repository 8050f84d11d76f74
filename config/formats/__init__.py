"""How a language writes days and times where Django's own way does not suit an office's lists."""
