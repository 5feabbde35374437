"""Pages of papers that came from elsewhere: read from a PDF, and drawn into frames that we write ourselves.

Only what a page shows is taken: its content, and the appearance of comments and fields. Links, scripts, attachments and
forms stay behind. What cannot be read whole is refused with the reason, and never taken in part.
"""

import io
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from majlis.kernel.errors import InputError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter

__all__ = ["BOTTOM", "MOST_PAGES", "SIDE", "TOP", "Sheet", "draw", "frame_size", "read_sheets"]

MOST_PAGES = 1_000
"""Pages of one paper that are taken into a book."""
_MOST_BYTES = 60 * 2**20
_MOST_CONTENT = 20 * 2**20
"""Bytes of what one page draws."""
_MOST_SECONDS = 30.0
"""Of the processor, for one paper."""
_LEAST, _MOST_SIDE = 30.0, 15_000.0
"""Points; what is smaller or larger is no page."""
_SHORT, _LONG = 595.276, 841.89
TOP, BOTTOM, SIDE = 63.0, 43.0, 34.0
"""Points that a frame keeps for head, foot and sides."""
_HIDDEN, _NO_VIEW = 2, 32
_QUARTER, _TURN = 90, 360
_BOX = 4
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it comes.

    Attributes
    ----------
    page : PageObject
    box : tuple of float
        Left, bottom, right, top of what is shown.
    turned : int
        Degrees clockwise by which it is shown.
    """

    page: "PageObject"
    box: tuple[float, float, float, float]
    turned: int

    @property
    def width(self) -> float:
        """As it is shown, in points."""
        return self.box[3] - self.box[1] if self.turned in {90, 270} else self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """As it is shown, in points."""
        return self.box[2] - self.box[0] if self.turned in {90, 270} else self.box[3] - self.box[1]


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """Return the pages of a PDF.

    Raises
    ------
    InputError
        If it cannot be taken into a book; ``what`` says why in a few words.
    """
    if b"%PDF-" not in data[:_HEAD]:
        raise _refused("it is no PDF")
    if len(data) > _MOST_BYTES:
        raise _refused("it is too large")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is told in our own words
    try:
        return tuple(_read(data))
    except InputError:
        raise
    except RecursionError:
        raise _refused("it is broken: its parts refer to each other without end") from None
    except Exception as error:  # noqa: BLE001 - a hostile file may break the reader in any way
        raise _refused(f"it is broken ({type(error).__name__})") from None


def _read(data: bytes) -> Iterator[Sheet]:
    from pypdf import PdfReader

    begun = time.process_time()
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise _refused("it is encrypted")
    if _hides(reader):
        raise _refused("it has hidden layers")
    count = len(reader.pages)
    if not count:
        raise _refused("it has no page")
    if count > MOST_PAGES:
        raise _refused(f"it has {count:,} pages, and at most {MOST_PAGES:,} are taken")
    for page in reader.pages:
        if time.process_time() - begun > _MOST_SECONDS:
            raise _refused("it takes too long to read")
        sheet = _sheet(page)
        content = page.get_contents()
        if content is not None and len(content.get_data()) > _MOST_CONTENT:
            raise _refused("a page of it draws too much")
        yield sheet


def _hides(reader: "PdfReader") -> bool:
    """Tell whether layers are switched off: taken alone, a page would show them."""
    layers: Any = reader.root_object.get("/OCProperties")
    usual: Any = layers.get_object().get("/D") if layers is not None else None
    return usual is not None and bool(usual.get_object().get("/OFF"))


def _sheet(page: "PageObject") -> Sheet:
    media, crop = page.mediabox, page.cropbox
    box = (
        max(float(media.left), float(crop.left)),
        max(float(media.bottom), float(crop.bottom)),
        min(float(media.right), float(crop.right)),
        min(float(media.top), float(crop.top)),
    )
    sides = (box[2] - box[0], box[3] - box[1])
    if not all(_LEAST <= side <= _MOST_SIDE for side in sides):
        raise _refused("a page of it has no usable size")
    turned = page.rotation % _TURN
    if turned % _QUARTER:
        raise _refused("a page of it is turned askew")
    return Sheet(page, box, turned)


def frame_size(sheet: Sheet) -> tuple[float, float]:
    """Return width and height of the frame for a page: A4, upright or lying."""
    return (_LONG, _SHORT) if sheet.width > sheet.height else (_SHORT, _LONG)


def draw(writer: "PdfWriter", frame: "PageObject", sheet: Sheet) -> None:
    """Draw a page into a frame, as large as the room between head and foot lets it, never larger than it was.

    Parameters
    ----------
    writer : PdfWriter
    frame : PageObject
        A page of the writer's, with nothing but head and foot.
    sheet : Sheet
    """
    from pypdf.generic import DictionaryObject, NameObject

    width, height = float(frame.mediabox.width), float(frame.mediabox.height)
    room = (width - 2 * SIDE, height - TOP - BOTTOM)
    scale = min(1.0, room[0] / sheet.width, room[1] / sheet.height)
    place = (SIDE + (room[0] - scale * sheet.width) / 2, BOTTOM + (room[1] - scale * sheet.height))
    drawn = DictionaryObject()
    marks = [f"q {_numbers(*_matrix(sheet, scale, place))} cm /Sheet Do"]
    drawn[NameObject("/Sheet")] = _form(writer, sheet)
    for number, (matrix, form) in enumerate(_shown(writer, sheet)):
        drawn[NameObject(f"/Note{number}")] = form
        marks.append(f"q {_numbers(*matrix)} cm /Note{number} Do Q")
    edge = _numbers(*place, scale * sheet.width, scale * sheet.height)
    marks.append(f"Q q 0.77 0.79 0.82 RG 0.5 w {edge} re S Q")
    _add(writer, frame, drawn, "\n".join(marks).encode("ascii"))


def _matrix(sheet: Sheet, scale: float, place: tuple[float, float]) -> tuple[float, ...]:
    """Return what turns the page's own places into places of the frame."""
    left, bottom, right, top = sheet.box
    x, y = place
    return {
        0: (scale, 0, 0, scale, x - scale * left, y - scale * bottom),
        90: (0, -scale, scale, 0, x - scale * bottom, y + scale * right),
        180: (-scale, 0, 0, -scale, x + scale * right, y + scale * top),
        270: (0, scale, -scale, 0, x + scale * top, y - scale * left),
    }[sheet.turned]


def _form(writer: "PdfWriter", sheet: Sheet) -> Any:  # noqa: ANN401 - an object of the library
    from pypdf.generic import ArrayObject, FloatObject, NameObject, StreamObject

    content = sheet.page.get_contents()
    form = StreamObject()
    form.set_data(content.get_data() if content is not None else b"")
    form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(side) for side in sheet.box)
    for name in ("/Resources", "/Group"):
        if name in sheet.page:
            form[NameObject(name)] = sheet.page.raw_get(name).clone(writer)
    return writer._add_object(form.flate_encode())  # noqa: SLF001 - the library has no other call for it


def _shown(writer: "PdfWriter", sheet: Sheet) -> Iterator[tuple[tuple[float, ...], Any]]:
    """Yield the appearance of comments and fields, as a reader's program shows them (ISO 32000-1, 12.5.5)."""
    notes: Any = sheet.page.get("/Annots")
    for reference in notes.get_object() if notes is not None else ():
        note = reference.get_object()
        hidden = int(note.get("/F", 0)) & (_HIDDEN | _NO_VIEW)
        look: Any = note.get("/AP")
        if hidden or look is None or note.get("/Subtype") in {"/Link", "/Popup"}:
            continue
        form = _state(look.get_object().raw_get("/N") if "/N" in look.get_object() else None, note.get("/AS"))
        matrix = _fitted(form, note) if form is not None else None
        if matrix is not None:
            yield matrix, form.clone(writer)


def _state(look: Any, state: Any) -> Any:  # noqa: ANN401 - objects of the library
    """Return the stream that is shown: one of several by the state that the note is in."""
    from pypdf.generic import IndirectObject, StreamObject

    if look is None:
        return None
    found = look.get_object()
    if isinstance(found, StreamObject):
        return look if isinstance(look, IndirectObject) else None
    return _state(found.raw_get(state) if state in found else None, None) if state is not None else None


def _fitted(form: Any, note: Any) -> tuple[float, ...] | None:  # noqa: ANN401 - objects of the library
    """Return what brings the appearance's box onto the note's place; None where either has no size."""
    stream = form.get_object()
    box = [float(side) for side in stream.get("/BBox", ())]
    place = [float(side) for side in note.get("/Rect", ())]
    if len(box) != _BOX or len(place) != _BOX:
        return None
    a, b, c, d, e, f = (float(number) for number in stream.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if not wide or not high:
        return None
    left, right = sorted((place[0], place[2]))
    bottom, top = sorted((place[1], place[3]))
    across, up = (right - left) / wide, (top - bottom) / high
    return across, 0, 0, up, left - across * min(xs), bottom - up * min(ys)


def _add(writer: "PdfWriter", frame: "PageObject", drawn: Any, marks: bytes) -> None:  # noqa: ANN401 - as above
    """Draw what was made before the frame's own head and foot, so that nothing covers these."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

    known: Any = frame.get("/Resources")
    resources = DictionaryObject(known.get_object()) if known is not None else DictionaryObject()
    resources[NameObject("/XObject")] = drawn
    frame[NameObject("/Resources")] = resources
    stream = StreamObject()
    stream.set_data(marks)
    first = writer._add_object(stream)  # noqa: SLF001 - the library has no other call for it
    rest: Any = frame.raw_get("/Contents")
    own = rest if isinstance(rest, ArrayObject) else ArrayObject([rest])
    frame[NameObject("/Contents")] = ArrayObject([first, *own])


def _numbers(*numbers: float) -> str:
    return " ".join(f"{number:.4f}" for number in numbers)


def _refused(why: str) -> InputError:
    return InputError(why, mend="it is handed out as a file of its own", code="book.paper")
