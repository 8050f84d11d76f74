"""What is measured, one command each. Nothing here is imported by the application."""
