"""How a question is answered: which path costs least, its SQL, its order."""
