"""Small maps, drawn at build time: outlines of the countries, a data file → paths and places of an SVG."""
