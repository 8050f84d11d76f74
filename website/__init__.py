"""What readers' pages share, whatever they show: views, filters, pages of lists, files, errors."""
