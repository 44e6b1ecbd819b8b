"""The controls that views share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, type_text
from ui.frame.popup_list import Choice, PopupList
from ui.frame.question import Question
from ui.theme import icon, theme
from ui.widgets.buttons import Button, CheckBox, SegmentedControl
from ui.widgets.field import ComboBox
from ui.widgets.labels import ElidedLabel, PlainLabel, plain_tooltip
from ui.widgets.message_bar import MessageBar
from ui.widgets.search_field import SearchField


def test_that_a_label_shows_markup_as_text(qtbot: QtBot) -> None:
    label = PlainLabel("<b>A & B</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>A & B</b>"


def test_that_a_word_longer_than_a_line_is_broken_and_still_said_whole(qtbot: QtBot) -> None:
    label = PlainLabel("W" * 1000, wraps=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 300
    assert label.text() == "W" * 1000
    assert "W" * 40 not in plain_tooltip("W" * 1000)


def test_that_a_tooltip_cannot_hold_markup() -> None:
    assert plain_tooltip("<img src=x> &\nB") == "<qt>&lt;img src=x&gt; &amp;<br>B</qt>"
    assert plain_tooltip("") == ""


def test_that_an_ampersand_on_a_button_is_an_ampersand(qtbot: QtBot) -> None:
    button = Button("Systems & data")
    qtbot.addWidget(button)
    assert button.text() == "Systems && data"
    assert button.shortcut().isEmpty()


def test_that_an_elided_label_tells_the_whole_text(qtbot: QtBot) -> None:
    label = ElidedLabel("A rather long name of a programme")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert "A rather long name" in label.toolTip()
    label.resize(400, 20)
    label.grab()
    assert label.toolTip() == ""


def test_that_a_choice_without_room_ends_with_an_ellipsis(qtbot: QtBot) -> None:
    box = ComboBox()
    qtbot.addWidget(box)
    box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
    box.addItems(["Semicolon", "Tab"])
    box.resize(box.sizeHint())
    assert box.shown_text() == "Semicolon"
    box.resize(60, box.height())
    assert box.shown_text().endswith("…")


def test_that_a_segmented_control_tells_what_was_chosen(qtbot: QtBot) -> None:
    control = SegmentedControl("Lanes", [(1, "Stream"), (2, "Stage"), (3, "Owner")], 1)
    qtbot.addWidget(control)
    told = list[object]()
    control.chosen.connect(told.append)
    control.buttons()[1].click()
    press(control, Qt.Key.Key_Right)
    press(control, Qt.Key.Key_Right)
    assert told == [2, 3, 1]
    assert control.buttons()[0].accessibleName() == "Lanes: Stream"


def test_that_a_segmented_control_can_be_set_without_telling(qtbot: QtBot) -> None:
    control = SegmentedControl("Lanes", [(1, "Stream"), (2, "Stage")], 1)
    qtbot.addWidget(control)
    told = list[object]()
    control.chosen.connect(told.append)
    control.set_value(2)
    assert (control.value, told) == (2, [])


def test_that_a_check_box_is_ticked_with_the_space_bar(qtbot: QtBot) -> None:
    box = CheckBox("Float & links")
    qtbot.addWidget(box)
    press(box, Qt.Key.Key_Space)
    assert box.isChecked()


def test_that_a_message_goes_when_its_button_is_pressed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = MessageBar("Close", window)
    window.show()
    done = list[str]()
    bar.show_message("Not saved.", [("Save as…", lambda: done.append("saved"))], topic="saving")
    assert (bar.text, bar.topic) == ("Not saved.", "saving")
    bar.buttons()[0].click()
    assert done == ["saved"]
    assert (bar.text, bar.topic) == ("", "")


def test_that_one_message_takes_the_place_of_another(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = MessageBar("Close", window)
    bar.show_message("One", [("A", print), ("B", print)])
    bar.show_message("Two", [("C", print)])
    assert [button.text() for button in bar.buttons()] == ["C"]
    press(bar, Qt.Key.Key_Escape)
    assert bar.text == ""


def test_that_esc_clears_a_search_field(qtbot: QtBot) -> None:
    field = SearchField("Find a file")
    qtbot.addWidget(field)
    type_text(field, "año")
    assert field.text() == "año"
    press(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_that_a_list_is_narrowed_by_every_typed_word(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    chosen = list[str]()
    choices = [
        Choice(text, "flag", lambda text=text: chosen.append(text))  # type: ignore[misc]
        for text in ("SD-01 Document capture", "SD-02 E-signature", "CT-01 Skills check")
    ]
    popup = PopupList("Go to…", choices, "Nothing has this name.", window)
    popup.show()
    type_text(popup.search, "sd sign")
    assert popup.list.count() == 1
    press(popup.search, Qt.Key.Key_Return)
    assert chosen == ["SD-02 E-signature"]
    QApplication.processEvents()


def test_that_a_row_of_a_list_ends_with_an_ellipsis_where_it_has_no_room(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    popup = PopupList("Go to", [Choice("Long title " * 90, "pencil", lambda: None)], "Nothing.", parent)
    popup.show()
    item = popup.list.item(0)
    assert item.text().endswith("…")
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Long title " * 90
    assert popup.list.horizontalScrollBar().maximum() == 0
    popup.close()


def test_that_the_arrow_keys_move_in_a_list_while_typing(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    chosen = list[str]()
    choices = [
        Choice("one", "flag", lambda: chosen.append("one")),
        Choice("two", "flag", lambda: chosen.append("two")),
    ]
    popup = PopupList("Go to…", choices, "Nothing has this name.", window)
    popup.show()
    press(popup.search, Qt.Key.Key_Down)
    press(popup.search, Qt.Key.Key_Return)
    assert chosen == ["two"]


def test_that_esc_means_the_last_answer_of_a_question(qtbot: QtBot) -> None:
    question = Question("Delete 3 initiatives?", "You can undo this.", ("Delete", "Keep"))
    qtbot.addWidget(question)
    press(question, Qt.Key.Key_Escape)
    assert question.answer == 1
    question.buttons[0].click()
    assert question.answer == 0


def test_that_an_icon_follows_the_palette(qtbot: QtBot) -> None:
    button = Button("Add", "plus")
    qtbot.addWidget(button)

    def ink() -> int:
        image = button.icon().pixmap(16, 16).toImage()
        shown = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        return max((each for each in shown), key=lambda each: each.alpha()).lightness()

    light = ink()
    theme().set_scheme("dark")
    try:
        assert ink() > light + 100
        assert icon("plus").cacheKey() == button.icon().cacheKey()
    finally:
        theme().set_scheme("light")
