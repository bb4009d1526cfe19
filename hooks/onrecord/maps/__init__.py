"""Small maps, drawn at build time: outlines of an installed package → paths and places of an SVG."""
