"""The SVG picture."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring

from cxplanner.drawing.shapes import (
    Circle,
    Clip,
    Curve,
    Drawing,
    Line,
    Move,
    Path,
    Rectangle,
    Shape,
    Text,
    To,
)
from cxplanner.drawing.text_fit import width_of
from cxplanner.report.svg import svg_text

_NS = "{http://www.w3.org/2000/svg}"


def a_picture(*shapes: Shape) -> str:
    return svg_text(Drawing(300, 200, shapes), "A <title> & more", "es")


def test_that_markup_is_text() -> None:
    root = fromstring(a_picture(Text(10, 20, "<b>bold</b> & &amp;", 12)))
    assert [element.text for element in root.iter(f"{_NS}text")] == ["<b>bold</b> & &amp;"]
    assert root.findtext(f"{_NS}title") == "A <title> & more"


def test_that_a_picture_has_its_size_and_language() -> None:
    root = fromstring(a_picture())
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("300pt", "200pt", "0 0 300 200")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "es"


def test_that_every_kind_of_shape_is_an_element() -> None:
    path = Path((Move(0, 0), To(5, 5), Curve(1, 1, 2, 2, 3, 3)), "ink", closed=True)
    clip = Clip(0, 0, 50, 50, (Circle(5, 5, 2, "late"),), radius=3)
    root = fromstring(
        a_picture(Rectangle(0, 0, 9, 9, "ink"), Line(0, 0, 9, 9, "line", 1, (1, 2)), path, clip)
    )
    assert len(list(root.iter(f"{_NS}line"))) == 1
    assert len(list(root.iter(f"{_NS}circle"))) == 1
    assert next(root.iter(f"{_NS}path")).get("d") == "M0 0 L5 5 C1 1 2 2 3 3 Z"
    name = next(root.iter(f"{_NS}clipPath")).get("id")
    assert any(group.get("clip-path") == f"url(#{name})" for group in root.iter(f"{_NS}g"))


def test_that_clips_have_names_of_their_own() -> None:
    clips = [Clip(0, 0, 5, 5, (Circle(1, 1, 1, "ink"),)) for _ in range(3)]
    names = [element.get("id") for element in fromstring(a_picture(*clips)).iter(f"{_NS}clipPath")]
    assert len(set(names)) == 3


def test_that_a_rim_is_painted_under_its_text() -> None:
    root = fromstring(a_picture(Text(10, 20, "a", 12, halo=True, anchor="middle")))
    rim, text = root.iter(f"{_NS}text")
    assert (rim.get("fill"), rim.get("stroke"), rim.get("aria-hidden")) == ("none", "#FFFFFF", "true")
    assert (text.get("fill"), text.get("stroke"), text.get("text-anchor")) == ("#000000", None, "middle")


def test_that_a_text_keeps_its_width_without_its_font() -> None:
    root = fromstring(a_picture(Text(10, 20, "A longer text", 12, face="condensed", weight=600)))
    text = next(root.iter(f"{_NS}text"))
    assert float(text.get("textLength", "0")) == pytest.approx(
        width_of("A longer text", 12, "condensed", 600), abs=0.01
    )


def test_that_a_pale_shape_is_pale() -> None:
    root = fromstring(a_picture(Rectangle(0, 0, 9, 9, "ink", opacity=0.35)))
    assert [element.get("opacity") for element in root.iter(f"{_NS}rect")][-1] == "0.35"


def test_that_what_xml_cannot_hold_is_left_out_or_marked() -> None:
    strange = Text(10, 20, "a\x00b\x07c\td\u2028e\ud800f\ufffe", 12)
    text = svg_text(Drawing(300, 200, (strange,)), "T\x01", "en")
    root = fromstring(text.encode())
    assert [each.text for each in root.iter() if each.tag.endswith("}text")] == ["abc d e\ufffdf\ufffd"]
