"""What is remembered between two starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.settings import LONGEST_LIST_OF_RECENT_FILES, Settings


def test_that_a_setting_is_there_at_the_next_start() -> None:
    Settings().set("language", "es")
    assert Settings().language == "es"


def test_that_a_change_is_told_once() -> None:
    settings, told = Settings(), list[str]()
    settings.changed.connect(told.append)
    settings.set("automatic_saving", False)
    settings.set("automatic_saving", False)
    assert told == ["automatic_saving"]
    assert not settings.saves_automatically


def test_that_a_damaged_file_counts_as_empty(private_data_folder: Path) -> None:
    (private_data_folder / "settings.json").write_text("{", encoding="utf-8")
    assert Settings().recent_files == ()


def test_that_values_of_another_kind_are_not_taken(private_data_folder: Path) -> None:
    text = '{"language": 3, "recent_files": [1, {"path": 2}, {"path": "/a"}], "colour_scheme": "pink"}'
    (private_data_folder / "settings.json").write_text(text, encoding="utf-8")
    settings = Settings()
    assert settings.chosen_language is None
    assert [each.path for each in settings.recent_files] == ["/a"]
    assert settings.colour_scheme == "system"


def test_that_the_newest_file_stands_first_and_each_file_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings.remember_file(tmp_path / name)
    assert [Path(each.path).name for each in settings.recent_files] == ["a", "b"]


def test_that_the_list_of_recent_files_does_not_grow_without_end(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(20):
        settings.remember_file(tmp_path / str(number))
    assert len(settings.recent_files) == LONGEST_LIST_OF_RECENT_FILES


def test_that_a_forgotten_file_leaves_the_list(tmp_path: Path) -> None:
    settings = Settings()
    settings.remember_file(tmp_path / "a")
    settings.forget_file(str(tmp_path / "a"))
    assert Settings().recent_files == ()


def test_that_settings_that_cannot_be_written_are_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "settings.json").mkdir()
    settings = Settings(tmp_path / "settings.json")
    settings.set("language", "pt")
    assert settings.language == "pt"
    assert "not written" in caplog.text


def test_that_what_is_set_soon_counts_at_once_and_is_written_a_moment_later(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set_soon("width", 1)
    settings.set_soon("width", 2)
    assert settings.value("width") == 2
    assert not path.exists()
    qtbot.waitUntil(path.exists)
    assert Settings(path).value("width") == 2
    settings.set_soon("width", 3)
    settings.write_waiting()
    assert Settings(path).value("width") == 3
