"""Keep a page with its filter under a name of yours."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import InputError

if TYPE_CHECKING:
    from majlis.adapters.records.views import Kept

Name = Annotated[Line, Field(min_length=1, max_length=80, description="Name of the view.")]
Address = Annotated[
    str,
    Field(min_length=1, max_length=2000, description="Address of the page, like /n/atlantis/incidents/?state=open."),
]


class SaveCommand(Command):
    """Which page, under which name."""

    name: Name
    address: Address


class ViewLine(Part):
    """A page under a name."""

    name: str
    address: str


class ViewResult(Result):
    """What was kept, renamed or dropped."""

    view: ViewLine

    def text(self) -> str:
        """Return name and address."""
        return f"{self.view.name}: {self.view.address}"


def line_of(one: "Kept") -> ViewLine:
    """Return a view as acts tell of it."""
    return ViewLine(name=one.name, address=one.address)


def inside(address: str) -> str:
    """Return an address, seen to be one of this site: it begins with a slash, and names no other host.

    Raises
    ------
    InputError
        If it is not.
    """
    try:
        parted = urlsplit(address)
    except ValueError:
        parted = urlsplit("//")
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    if parted.scheme or parted.netloc or not plain or parted.fragment:
        raise InputError(
            "this is no page of the workspace",
            where="argument ADDRESS",
            mend="give what follows the host, like /n/atlantis/incidents/?state=open",
            code="view.address",
        )
    return address


@act("account.write")
def save(command: SaveCommand, world: World) -> ViewResult:
    """Keep it. What the name stood for on this page gives way.

    Raises
    ------
    InputError
        If the address is none of this site.
    ConflictError
        If who acts keeps as many as may be.
    """
    address = inside(command.address)
    records = world.records
    from majlis.adapters.records import views

    return ViewResult(view=line_of(views.keep(records, command.name, address)))
