"""Citations to take away: CSL-JSON is the hub, of which BibTeX, RIS and what Zotero reads on a page are made."""
