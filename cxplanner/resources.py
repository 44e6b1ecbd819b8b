"""Where the files that ship with the program are: in a checkout, an installed wheel, or a bundle."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``resource("fonts", "DejaVuSans.ttf")``."""
    return _shipped_folder("resources").joinpath(*parts)


def migrations_folder() -> Path:
    """The folder that holds the migrations of the plan file."""
    return _shipped_folder("migrations")


def _shipped_folder(name: str) -> Path:
    # A wheel and a bundle carry the folder inside the package, so that no other package can claim its
    # name; a checkout has it beside the package, where people look for it.
    inside_the_package = _PACKAGE / f"_{name}"
    return inside_the_package if inside_the_package.is_dir() else _PACKAGE.parent / name
