"""Set up a nation: country, languages, time zone, currency, sectors, organisations."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from majlis.acts.act import OPTION, Command, Part, Result, act, ask
from majlis.acts.options import parts
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.identifiers import is_nation
from majlis.kernel.marking import Marking, banded
from majlis.reference.roles import OrganisationKind

ORGANISATIONS = "secretariat:Secretariat of the Council:council,cert:National CERT:cert"
"""Suggested: what nearly every Council has."""
_ALL = "all"
_SHOWN = 10


def _code(text: str) -> str:
    if not is_nation(text):
        raise ValueError("it is not a short name: write one word of lower-case letters, digits, '.' and '-'")
    return text


def _among(text: str, known: Iterable[str], what: str) -> str:
    """Return the known word that a text is, whatever its capitals."""
    import difflib

    words = {word.casefold(): word for word in known}
    if found := words.get(text.strip().casefold()):
        return found
    near = difflib.get_close_matches(text.strip().casefold(), list(words), n=1, cutoff=0.5)
    hint = f"; did you mean {words[near[0]]}?" if near else ""
    raise ValueError(f"{text[:40]!r} is not a {what} in use{hint}")


def _zone(text: str) -> str:
    from majlis.reference.loader import time_zones

    return _among(text, time_zones(), "time zone")


def _currency(text: str) -> str:
    from majlis.reference.loader import currencies

    return _among(text, currencies().column("code"), "currency")


def _languages(given: tuple[str, ...]) -> tuple[str, ...]:
    from majlis.reference.loader import languages

    rows = languages().rows
    names = {row["name"].casefold(): row["code"] for row in rows}
    known = [row["code"] for row in rows]
    found = [names.get(part.casefold()) or _among(part, known, "language") for part in parts(given)]
    if not found:
        raise ValueError("it names no language")
    return tuple(dict.fromkeys(found))


def _sectors(given: tuple[str, ...]) -> tuple[str, ...]:
    from majlis.reference import sectors

    known = sectors().column("id")
    named = parts(given)
    if named == (_ALL,):
        return known
    found = {_among(part, known, "sector") for part in named}
    if not found:
        raise ValueError("it names no sector")
    return tuple(name for name in known if name in found)


def _organisations(given: tuple[str, ...]) -> tuple[str, ...]:
    found = parts(given)
    if found == ("none",):
        return ()
    for one in found:
        code, _, rest = one.partition(":")
        name, _, kind = rest.rpartition(":")
        if not is_nation(code) or not name.strip():
            raise ValueError(f"{one[:60]!r} is not CODE:NAME:KIND, like cert:National CERT:cert")
        if kind.strip() not in get_args(OrganisationKind):
            kinds = ", ".join(get_args(OrganisationKind))
            raise ValueError(f"{kind[:40]!r} is no kind of organisation: use {kinds}")
    codes = [one.partition(":")[0] for one in found]
    twins = {code for code in codes if codes.count(code) > 1}
    if twins:
        raise ValueError(f"the organisation {min(twins)} occurs twice")
    return found


def _marking(text: str) -> str:
    try:
        return str(Marking.parse(text))
    except InputError as error:
        raise ValueError(f"{error.fault.what}; {error.fault.mend}") from None


class StartCommand(Command):
    """The facts of a nation. At a terminal each that is missing is asked for."""

    country: GivenLine = Field(
        description="Name of the country, as it stands on briefings.", json_schema_extra=ask("Which country?")
    )
    code: Annotated[str, AfterValidator(_code)] = Field(
        max_length=100,
        description="Short name that commands use: one word in lower case, like northland.",
        json_schema_extra=ask("Its short name, for commands?"),
    )
    invented: Literal["yes", "no"] = Field(
        description="Whether the country is invented for practice: then everything made from it says so.",
        json_schema_extra=ask("Is it invented, for practice (yes or no)?"),
    )
    languages: Annotated[tuple[str, ...], AfterValidator(_languages)] = Field(
        description="Languages, by name or ISO 639 code, with commas.",
        json_schema_extra=ask("Which languages, with commas?"),
    )
    time_zone: Annotated[str, AfterValidator(_zone)] = Field(
        description="IANA time zone, like Asia/Karachi.", json_schema_extra=ask("Which time zone?")
    )
    currency: Annotated[str, AfterValidator(_currency)] = Field(
        description="ISO 4217 currency, like PKR.", json_schema_extra=ask("Which currency?")
    )
    sectors: Annotated[tuple[str, ...], AfterValidator(_sectors)] = Field(
        description="Sectors that count as critical, with commas, or all.",
        json_schema_extra=ask("Which sectors, with commas, or all?"),
    )
    organisations: Annotated[tuple[str, ...], AfterValidator(_organisations)] = Field(
        description="Organisations as CODE:NAME:KIND, with commas, or none; the kind is council, cert, regulator, "
        "operator, ministry or other.",
        json_schema_extra=ask("Which organisations, as CODE:NAME:KIND with commas, or none?"),
    )
    marking: Annotated[str, AfterValidator(_marking)] = Field(
        default="TLP:AMBER", description="Marking of the nation's data as a whole.", json_schema_extra=OPTION
    )
    provinces: tuple[str, ...] = Field(
        default=(), description="Names of its provinces, with commas: the workbook will hold them.",
        json_schema_extra=OPTION,
    )  # fmt: skip

    @classmethod
    def suggested(cls, name: str, given: Mapping[str, object]) -> str:
        """Return what a known country uses, and what nearly all need."""
        from majlis.infrastructure.workbook.codes import code_of
        from majlis.reference.loader import countries

        country = str(given.get("country", "")).strip()
        known = next((row for row in countries().rows if row["name"].casefold() == country.casefold()), None)
        usual = {
            "code": code_of(country) if country else "",
            "invented": "no" if known else "yes",
            "languages": ",".join(known["languages"].split()) if known else "en",
            "time_zone": known["time_zones"].partition(" ")[0] if known else "UTC",
            "currency": known["currencies"].partition(" ")[0] if known else "USD",
            "sectors": _ALL,
            "organisations": ORGANISATIONS,
        }
        return usual.get(name, "")


class Body(Part):
    """An organisation."""

    code: str
    name: str
    kind: str


class StartResult(Result):
    """What was set up."""

    nation: str
    country: str
    synthetic: bool
    marking: str
    languages: tuple[str, ...]
    time_zone: str
    currency: str
    sectors: tuple[str, ...]
    organisations: tuple[Body, ...]
    provinces: tuple[str, ...]

    def text(self) -> str:
        """Return the facts and the next command."""
        bodies = [f"  {one.code:<14}{one.name} ({one.kind})" for one in self.organisations[:_SHOWN]]
        more = len(self.organisations) - _SHOWN
        lines = [
            f"Set up {self.country} as {self.nation} · {self.marking}",
            f"  languages     {', '.join(self.languages)}",
            f"  time zone     {self.time_zone}",
            f"  currency      {self.currency}",
            f"  sectors       {', '.join(self.sectors)}",
            *([f"  provinces     {', '.join(self.provinces)}"] if self.provinces else []),
            *(["", "Organisations:", *bodies] if bodies else []),
            *([f"  and {more} more: majlis organisation list"] if more > 0 else []),
            "",
            f"Next: majlis nation template {self.nation}.xlsx {self.nation}",
        ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("nation.write")
def start(command: StartCommand, world: World) -> StartResult:
    """Make the nation with an empty draft, and its organisations: all of it or nothing.

    Raises
    ------
    ConflictError
        If there is a nation of this short name.
    """
    from dataclasses import replace

    from majlis.infrastructure.synthesis.make import HEADER

    header = replace(
        HEADER,
        id=command.code,
        name=command.country,
        synthetic=command.invented == "yes",
        notice="Invented for practice. Not an assessment of any country." if command.invented == "yes" else "",
        time_zone=command.time_zone,
        currency=command.currency,
        marking=Marking.parse(command.marking),
    )
    bodies = tuple(_body(text) for text in command.organisations)
    provinces = tuple(dict.fromkeys(parts(command.provinces)))
    profile: dict[str, object] = {
        "country": command.country,
        "languages": list(command.languages),
        "sectors": list(command.sectors),
        "provinces": list(provinces),
    }
    records = world.records
    from majlis.adapters.records.nations import start as starting

    new = [starting.NewOrganisation(one.code, one.name, one.kind) for one in bodies]
    starting.start(records, header, profile, new)
    return StartResult(
        nation=command.code,
        country=command.country,
        synthetic=header.synthetic,
        marking=str(header.marking),
        languages=command.languages,
        time_zone=command.time_zone,
        currency=command.currency,
        sectors=command.sectors,
        organisations=bodies,
        provinces=provinces,
    )


def _body(text: str) -> Body:
    code, _, rest = text.partition(":")
    name, _, kind = rest.rpartition(":")
    return Body(code=code, name=name.strip(), kind=kind.strip())
