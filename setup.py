"""What pyproject.toml cannot say: the guide is written in `docs/`, and a built package carries its pages within."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

GUIDE = ("about.md", "editors.md", "method.md", "your-own.md", "your-own/*.md", "contribute/*.md")


class WithGuide(build_py):
    """An editable install reads the pages where they are written (`onrecord.guide_pages`)."""

    def run(self) -> None:
        """Build the package, and put the pages into it."""
        super().run()
        if self.editable_mode:
            return
        docs, guide = Path("docs"), Path(self.build_lib, "onrecord", "guide")
        for page in (page for pattern in GUIDE for page in docs.glob(pattern)):
            copy = guide / page.relative_to(docs)
            self.mkpath(str(copy.parent))
            self.copy_file(str(page), str(copy))


setup(cmdclass={"build_py": WithGuide})
