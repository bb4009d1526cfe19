"""What is read of a project's mkdocs.yml before MkDocs is called: whether it is there, and where its site goes."""

from pathlib import Path

import pytest

from onrecord.project import NoProject, read_project


@pytest.mark.parametrize(
    ("text", "site_dir"),
    [
        ("site_name: A\n", "site"),
        ("site_dir: ../public\n", "../public"),
        ("site_dir: !ENV [SITE_FOLDER, out]\n", "out"),
        ("site_dir: !ENV [SITE_THERE, out]\n", "there"),
        ("INHERIT: base.yml\n", "of-the-base"),
        ("INHERIT: base.yml\nsite_dir: own\n", "own"),
        ("x: !!python/name:material.extensions.emoji.twemoji\nsite_dir: own\n", "own"),
    ],
)
def test_where_the_site_goes(text: str, site_dir: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As mkdocs build takes it: from the file, the environment, or a file that it inherits from; else site/."""
    monkeypatch.setenv("SITE_THERE", "there")
    (tmp_path / "base.yml").write_text("site_dir: of-the-base\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    project = read_project(tmp_path / "mkdocs.yml")
    assert (project.site_dir, project.sources) == (tmp_path / site_dir, tmp_path / "sources")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            None,
            "there is no mkdocs.yml; call this in the folder of your archive, name its mkdocs.yml with --config-file,"
            " or begin an archive with onrecord init DIR",
        ),
        ("", "mkdocs.yml holds no settings; it needs at least site_name: and a name"),
        (
            "a: [\n",
            "mkdocs.yml is no YAML: while parsing a flow node expected the node content, but found '<stream end>'"
            ' in "<byte string>", line 2, column 1: ^',
        ),
    ],
)
def test_a_folder_that_is_no_project(
    text: str | None, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with what to do."""
    monkeypatch.chdir(tmp_path)
    if text is not None:
        Path("mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(NoProject) as refused:
        read_project(Path("mkdocs.yml"))
    assert str(refused.value) == message
