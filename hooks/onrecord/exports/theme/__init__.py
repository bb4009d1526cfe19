"""The colours and icons of the site, as files."""
