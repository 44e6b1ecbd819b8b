"""The operating system's libraries that Qt needs on Linux: which are missing, and how they get here."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# The library that Qt loads, and the Debian or Ubuntu package that brings it.
PACKAGE_OF_LIBRARY = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Every Linux has these, and a second copy beside the first would harm.
ALWAYS_THERE = {"libc6", "libcrypt1", "libgcc-s1", "libstdc++6"}
# A file in the private folder: it names the packages, so that another set of missing ones is unpacked anew.
MARK = "unpacked"


def provide_system_libraries(private_folder: Path) -> dict[str, str]:
    """Bring what is missing; the answer is what programs started later need in their environment.

    With the right to install, the packages are installed. Without it they are named, and unpacked into
    `private_folder`, where only the programs that `make` starts find them.
    """
    missing = missing_packages()
    if not missing:
        return {}
    if _was_unpacked(missing, private_folder):
        return _environment_of(private_folder)
    print("Qt needs system libraries that are missing here:", *missing, flush=True)
    if shutil.which("apt-get") is None:
        print("Please install what these Debian packages hold, under the names that this system gives it.")
        return {}
    prefix = _prefix_that_may_install()
    if prefix is not None:
        _install(prefix, missing)
        return {}
    print(f"Without the right to install, please run:  sudo apt-get install {' '.join(missing)}")
    return _unpack(missing, private_folder)


def missing_packages() -> list[str]:
    """The packages whose library cannot be loaded; none where the system is not Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in PACKAGE_OF_LIBRARY.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _prefix_that_may_install() -> list[str] | None:
    """Nothing for root, sudo where it asks for no password, otherwise None."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
        return [sudo]
    return None


def _install(prefix: list[str], packages: list[str]) -> None:
    # `env` because sudo does not hand on our own environment; the lock may be held by the system's updates.
    patiently = ["-qq", "-o", "DPkg::Lock::Timeout=300"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *patiently]
    print("Installing them.", flush=True)
    subprocess.run([*apt, "update"], check=False)
    subprocess.run(
        [*apt, "-y", "install", "--no-install-recommends", *packages], stdout=subprocess.DEVNULL, check=False
    )
    still_missing = missing_packages()
    if still_missing:
        print("Still missing, please install:", *still_missing, flush=True)


def _was_unpacked(packages: list[str], folder: Path) -> bool:
    mark = folder / MARK
    return mark.is_file() and mark.read_text(encoding="utf-8") == " ".join(packages)


def _unpack(packages: list[str], folder: Path) -> dict[str, str]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        _download_and_unpack(_with_what_they_depend_on(packages), folder)
    except subprocess.CalledProcessError:
        print("They could not be downloaded either: the command line works, the window will not open.")
        return {}
    print(f"Until then, make uses its own copies in {folder}.", flush=True)
    (folder / MARK).write_text(" ".join(packages), encoding="utf-8")
    return _environment_of(folder)


def _environment_of(folder: Path) -> dict[str, str]:
    found = sorted({str(library.parent) for library in folder.rglob("*.so.*")})
    inherited = os.environ.get("LD_LIBRARY_PATH")
    return {"LD_LIBRARY_PATH": os.pathsep.join([*found, *([inherited] if inherited else [])])}


def _with_what_they_depend_on(packages: list[str]) -> list[str]:
    # An installation that is only simulated needs no right, and knows today's name of each package.
    answer = subprocess.run(
        ["apt-get", "--simulate", "install", "--no-install-recommends", *packages],
        check=True,
        capture_output=True,
        text=True,
    )
    lines = [line.split() for line in answer.stdout.splitlines()]
    names = {words[1] for words in lines if words[:1] == ["Inst"]}
    return sorted(names - ALWAYS_THERE)


def _download_and_unpack(packages: Iterable[str], folder: Path) -> None:
    archives = folder / "archives"
    archives.mkdir()
    subprocess.run(["apt-get", "-qq", "download", *packages], cwd=archives, check=True)
    for archive in sorted(archives.glob("*.deb")):
        subprocess.run(["dpkg", "-x", archive, folder], check=True)
    shutil.rmtree(archives)
