"""The style sheet of the window, from a palette. What needs a picture is painted by the widgets."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BASE = """
QWidget { color: $ink; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $canvas; color: $ink; border: 1px solid $ink2; padding: 4px 6px; }
QFrame#rule { background: $line; border: none; }
QFrame#toolRule { background: $line2; border: none; }
QLabel { background: transparent; }
QLabel[role="viewTitle"] { font-size: 18px; font-weight: 600; }
QLabel[role="inspectorTitle"] { font-size: 17px; font-weight: 600; }
QLabel[role="sectionHead"] { font-size: 12px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="reviewHeadline"] { font-size: 20px; font-weight: 600; }
QLabel[role="numeral"] { font-size: 30px; font-weight: 300; }
QLabel[role="secondary"] { color: $ink2; }
QLabel[role="small"] { font-size: 12px; color: $ink2; }
QLabel[role="tertiary"] { font-size: 12px; color: $ink3; }
QLabel[role="groupHead"] { font-size: 11px; font-weight: 600; color: $ink3; }
QLabel[role="refusal"] { font-size: 12px; color: $late; font-weight: 500; }
QLabel[role="warning"] { font-size: 12px; color: $riskink; font-weight: 500; }
QLabel[role="kbd"] { font-size: 11px; font-weight: 500; color: $ink2; background: $canvas;
  border: 1px solid $line2; border-radius: 3px; padding: 0 4px; }
"""

_BUTTONS = """
QPushButton { background: $canvas; border: 1px solid $line2; border-radius: 4px; padding: 0 11px;
  min-height: 26px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 0 10px; min-height: 24px; }
QPushButton:disabled { color: $line2; }
QPushButton[primary="true"] { background: $btn; color: $onbtn; border-color: $btn; font-weight: 500; }
QPushButton[primary="true"]:hover { background: $ink2; border-color: $ink2; color: $canvas; }
QPushButton[primary="true"]:focus { border-color: $accent; }
QPushButton[primary="true"]:disabled { background: $line; border-color: $line; color: $ink3; }
QPushButton[link="true"] { background: transparent; border: none; color: $accent; padding: 0;
  min-height: 24px; text-align: left; text-decoration: underline; }
QPushButton[link="true"]:focus { border: 1px solid $accent; }
QToolButton { background: transparent; border: none; border-radius: 4px; padding: 0 7px; min-height: 28px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 0 5px; min-height: 24px; }
QToolButton:disabled { color: $line2; }
QToolButton[primary="true"] { background: $btn; color: $onbtn; font-weight: 500; padding: 0 10px; }
QToolButton[primary="true"]:hover { background: $ink2; color: $canvas; }
QToolButton[primary="true"]:focus { padding: 0 8px; }
QToolButton[outlined="true"] { background: $canvas; border: 1px solid $line2; min-height: 26px; }
QToolButton[outlined="true"]:hover { background: $hover; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[segment="true"] { background: $canvas; color: $ink2; border: 1px solid $line2; border-radius: 0;
  margin-left: -1px; padding: 0 9px; min-height: 24px; font-size: 12px; }
QToolButton[segment="true"][place="first"] { margin-left: 0; border-top-left-radius: 4px;
  border-bottom-left-radius: 4px; }
QToolButton[segment="true"][place="last"] { border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QToolButton[segment="true"]:hover { background: $hover; }
QToolButton[segment="true"]:checked { background: $btn; color: $onbtn; border-color: $btn; font-weight: 500; }
QToolButton[segment="true"]:focus { border: 2px solid $accent; padding: 0 8px; min-height: 22px; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit { background: $field; border: 1px solid $line2;
  border-radius: 4px; padding: 0 7px; min-height: 26px; selection-background-color: $accent;
  selection-color: $onaccent; placeholder-text-color: $ink3; }
QPlainTextEdit { padding: 3px 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {
  border: 2px solid $accent; padding: 0 6px; min-height: 24px; }
QPlainTextEdit:focus { padding: 2px 3px; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QComboBox[refused="true"] {
  border: 2px solid $late; padding: 0 6px; min-height: 24px; }
QPlainTextEdit#flatText { background: transparent; border: 1px solid transparent; padding: 0 1px;
  min-height: 0; }
QPlainTextEdit#flatText:hover { border: 1px solid $line2; }
QPlainTextEdit#flatText:focus { background: $field; border: 2px solid $accent; padding: 0; min-height: 0; }
QPlainTextEdit#flatText[role="small"] { font-size: 12px; color: $ink2; }
QLineEdit:read-only { background: $panel; color: $ink2; }
QLineEdit:disabled, QComboBox:disabled { color: $ink3; background: $panel; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { background: transparent; border: none; padding: 0;
  min-height: 0; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0 7px;
  min-height: 0; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $canvas; border: 1px solid $ink3; padding: 3px;
  selection-background-color: $accenttint; selection-color: $ink; outline: none; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QComboBox QAbstractItemView::item:selected { background: $accenttint; color: $ink; }
"""

_LISTS = """
QMenuBar { background: $rail; border: none; spacing: 2px; padding: 0 6px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 3px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $canvas; border: 1px solid $line2; padding: 4px 0; }
QMenu::item { padding: 5px 28px 5px 28px; }
QMenu::icon { left: 7px; }
QMenu::item:selected { background: $accenttint; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QAbstractItemView { background: $canvas; alternate-background-color: $band; border: none; outline: none;
  selection-background-color: $accenttint; selection-color: $ink; }
QListView#offers { border: 1px solid $ink3; padding: 3px; }
QListView#offers::item { min-height: 24px; padding: 0 4px; }
QListView#offers::item:selected { background: $accenttint; color: $ink; }
QTableView#entityTable { border: 1px solid $line2; border-radius: 4px; }
QTableView#entityTable:focus { border: 2px solid $accent; }
QTableView#entityTable::item { padding: 0 4px; border-bottom: 1px solid $line; }
QTableView#entityTable::item:selected { background: $accenttint; color: $ink; }
QListWidget#plainList { border: 1px solid $line2; border-radius: 4px; padding: 3px; }
QListWidget#plainList:focus { border: 2px solid $accent; padding: 2px; }
QListWidget#pageList { background: $rail; border-right: 1px solid $line2; padding: 10px 8px; }
QListWidget#pageList::item { min-height: 30px; padding: 0 8px; border-radius: 4px; }
QListWidget#pageList::item:selected { background: $canvas; color: $ink; border: 1px solid $line2;
  padding: 0 7px; }
QListWidget#pageList::item:selected:focus { border: 2px solid $accent; padding: 0 6px; }
QHeaderView::section { background: $panel; color: $ink2; border: none; border-bottom: 1px solid $line2;
  padding: 4px 6px; font-size: 12px; }
QHeaderView { background: $panel; border: none; }
QTabWidget::pane { border: 1px solid $line2; background: $canvas; }
QTabBar::tab { background: transparent; padding: 6px 12px; color: $ink2; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom: 2px solid $ink; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: 4px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line2; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $ink; border-radius: 2px; }
"""

_SHELL = """
QWidget#toolBar { background: $window; border-bottom: 1px solid $line2; }
QWidget#rail { background: $rail; border-right: 1px solid $line2; }
QWidget#statusBar { background: $rail; border-top: 1px solid $line2; }
QWidget#statusBar QPushButton, QWidget#statusBar QLabel { font-size: 12px; }
QWidget#statusBar QPushButton { background: transparent; border: none; min-height: 24px; padding: 0 6px; }
QWidget#statusBar QPushButton[role="strong"] { font-weight: 600; }
QWidget#statusBar QPushButton:hover { background: $hover; }
QWidget#statusBar QPushButton:focus { border: 1px solid $accent; padding: 0 5px; }
QWidget#canvas, QWidget#viewHead { background: $canvas; }
QWidget#inspector, QWidget#inspectorPage { background: $panel; }
QWidget#inspector { border-left: 1px solid $line2; }
QWidget#section { border-top: 1px solid $line; }
QPushButton#programme { background: transparent; border: none; text-align: left; padding: 0 2px;
  min-height: 42px; }
QPushButton#programme:hover { background: $hover; }
QPushButton#programme:focus { border: 2px solid $accent; padding: 0; }
QFrame#messageBar { background: $accenttint; border: none; border-bottom: 1px solid $line2; }
QFrame#messageBar[kind="problem"] { background: $latetint; }
QFrame#whatIfBand { background: $accenttint; border: none; border-bottom: 1px solid $line2;
  border-left: 4px solid $accent; }
QFrame#whatIfBand[original="true"] { background: $band; border-left: 4px solid $ink2; }
QFrame#emptyState, QFrame#goTo { background: $canvas; border: 1px solid $line2; border-radius: 4px; }
QFrame#goTo { border: 1.5px solid $ink2; }
QFrame#chip { border: 2px solid $ink; border-radius: 4px; }
QWidget#findings { background: $panel; border-top: 1px solid $line2; }
QWidget#gates, QWidget#ranking, QWidget#indicatorDetail, QWidget#reviewBoard { background: $canvas; }
QFrame#decisionRow { border: none; border-top: 1px solid $line; }
QTableView#rankingTable::item, QTableView#indicatorsTable::item {
    padding: 0 4px; border-bottom: 1px solid $line; }
QTableView#rankingTable:focus, QTableView#indicatorsTable:focus { border: 2px solid $accent; }
QFrame#gateColumn { background: $panel; border: 1px solid $line; border-radius: 4px; }
QPushButton#gateTitle { font-size: 15px; font-weight: 600; color: $ink; text-decoration: none; }
QFrame#lateChip { background: $latetint; border: none; border-radius: 4px; }
"""


def style_sheet(colours: Mapping[str, str]) -> str:
    """The style sheet with the colours of a palette."""
    return Template(_BASE + _BUTTONS + _FIELDS + _LISTS + _SHELL).substitute(colours)
