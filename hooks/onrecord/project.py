"""The project folder of an archive: its mkdocs.yml, as far as it must be known before MkDocs is called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from yaml_env_tag import construct_env_tag

CONFIG: Final = "mkdocs.yml"


class NoProject(Exception):  # noqa: N818 (it is told to the user as it is)
    """There is no mkdocs.yml that can be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder in which a site is made: the settings of MkDocs, where they let the site go, what they say of it.

    `settings` are their files: the one named, and those that it inherits from. `docs` are the pages that are written by
    hand; `own_folders` hold a maintainer's templates and hooks. `plugins`: whether there are any.
    """

    config_file: Path
    site_dir: Path
    settings: tuple[Path, ...] = ()
    docs: Path = Path("docs")
    own_folders: tuple[Path, ...] = ()
    plugins: bool = False
    name: str = ""
    site_url: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sources(self) -> Path:
        """Where the archive lies unless it is named: beside the settings."""
        return self.config_file.parent / "sources"


class _Loader(yaml.SafeLoader):
    """Reads what MkDocs does; a value that only MkDocs can make, such as a function's, is left out."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda loader, tag, node: None)


def read_project(config_file: Path) -> Project:
    """The project of an mkdocs.yml. Raises NoProject where there is none, or none that can be read."""
    files, settings = read_settings(config_file)
    site_dir, docs, hooks = settings.get("site_dir"), settings.get("docs_dir"), settings.get("hooks")
    theme = settings.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    own = [custom, *(Path(hook).parent for hook in hooks or () if isinstance(hook, str))]
    folder = config_file.parent
    return Project(
        config_file,
        site_dir=folder / (site_dir if isinstance(site_dir, str) else "site"),
        settings=files,
        docs=folder / (docs if isinstance(docs, str) else "docs"),
        own_folders=tuple(folder / one for one in own if isinstance(one, str | Path)),
        plugins=bool(settings.get("plugins")),
        name=str(settings.get("site_name") or ""),
        site_url=str(settings.get("site_url") or ""),
        extra=extra if isinstance(extra := settings.get("extra"), dict) else {},
    )


def read_settings(
    config_file: Path, loader: type[yaml.SafeLoader] = _Loader
) -> tuple[tuple[Path, ...], dict[str, Any]]:
    """The files of the settings, and what they say together; what a file inherits stands below its own.

    Raises NoProject where there is none, or none that can be read.
    """
    files, settings = [config_file], _read(config_file, loader)
    while isinstance(parent := settings.pop("INHERIT", None), str) and files[-1].parent / parent not in files:
        files.append(files[-1].parent / parent)
        settings = _over(settings, _read(files[-1], loader))
    return tuple(files), settings


def _over(own: Mapping[str, Any], inherited: Mapping[str, Any]) -> dict[str, Any]:
    """One mapping over another, as MkDocs lays them: key by key, at any depth; a list takes the place of a list."""
    both = {**inherited, **own}
    for key in own.keys() & inherited.keys():
        if isinstance(own[key], dict) and isinstance(inherited[key], dict):
            both[key] = _over(own[key], inherited[key])
    return both


def _read(config_file: Path, loader: type[yaml.SafeLoader]) -> dict[str, Any]:
    try:
        settings = yaml.load(config_file.read_bytes(), loader)
    except FileNotFoundError:
        raise NoProject(
            f"there is no {config_file}; call this in the folder of your archive, name its mkdocs.yml with"
            " --config-file, or begin an archive with onrecord init DIR"
        ) from None
    except OSError as error:
        raise NoProject(f"{config_file} cannot be read: {error.strerror}") from None
    except yaml.YAMLError as error:
        raise NoProject(f"{config_file} is no YAML: {' '.join(str(error).split())}") from None
    if not isinstance(settings, dict):
        raise NoProject(f"{config_file} holds no settings; it needs at least site_name: and a name")
    return settings
