"""The files that colours and shapes are published in: `tokens.css` and the site's icon, made of the table `design`."""

from collections.abc import Iterator
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from ...design import GRID, MARKS, SITE_ICON, Circle, Colour, Icon, Polygon
from ...output import Asset


def assets(palette_css: str = "") -> Iterator[Asset]:
    """Both files; the colours of a site's own palette come after ours."""
    templates = Environment(
        loader=PackageLoader("onrecord", "exports/theme"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        keep_trailing_newline=True,
    )
    templates.filters |= {"path_data": path_data, "number": number}
    render = partial(_rendered, templates, colours=list(Colour), marks=MARKS, grid=GRID, icon=SITE_ICON)
    tokens, icon = render("tokens.css"), render("icon.svg")
    yield Asset(tokens.url, tokens.content + palette_css.encode())
    yield icon


def _rendered(templates: Environment, name: str, **table: object) -> Asset:
    return Asset(f"assets/{name}", templates.get_template(name).render(table).encode())


def path_data(icon: Icon) -> str:
    """An icon as SVG's path data, in absolute coordinates; its holes need the even-odd rule."""
    return "".join(_circle(outline) if isinstance(outline, Circle) else _polygon(outline) for outline in icon)


def _circle(circle: Circle) -> str:
    middle, radius = number(GRID / 2), number(circle.radius)
    top, bottom = (number(GRID / 2 + side * circle.radius) for side in (-1, 1))
    arcs = (f"A{radius} {radius} 0 0 1 {middle} {y}" for y in (bottom, top))
    return f"M{middle} {top}{''.join(arcs)}Z"


def _polygon(polygon: Polygon) -> str:
    return f"M{' '.join(f'{number(x)} {number(y)}' for x, y in polygon)}Z"


def number(value: float) -> str:
    """A number as short as SVG takes it, to four digits."""
    return f"{value:.4g}"
