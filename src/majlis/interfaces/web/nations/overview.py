"""The nations that one may see, and setting a new one up."""

from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.nation.list import ListCommand, list_
from majlis.acts.nation.start import ORGANISATIONS, StartCommand, start
from majlis.acts.nation.template import TemplateCommand, template
from majlis.interfaces.web.asking import Asking, asking, world_of
from majlis.interfaces.web.forms import ActForm, Several
from majlis.interfaces.web.nations.permits import demand
from majlis.kernel.errors import MajlisError, PermissionDeniedError


def index(request: HttpRequest) -> HttpResponse:
    """List the nations with their coverage and newest version; where there are none, say how to begin."""
    demand(request, "nation.read")
    found = list_(ListCommand(), world_of(request))
    shown = {"nations": found.nations, "title": gettext("Nations")}
    return render(request, "nations/index.html", shown)


def _sectors() -> list[tuple[str, str]]:
    from majlis.reference import sectors

    return [(row["id"], row["name"]) for row in sectors().rows]


class StartForm(ActForm):
    """The facts of a nation, as a person answers them."""

    of = StartCommand

    country = forms.CharField(
        required=False, max_length=200, label=gettext_lazy("Name of the country"), help_text=gettext_lazy(
            "As it stands on briefings. A name that we know fills in the rest.")
    )  # fmt: skip
    code = forms.CharField(
        required=False, max_length=100, label=gettext_lazy("Short name"), help_text=gettext_lazy(
            "One word in lower case, like northland. It stands in addresses and commands, and stays.")
    )  # fmt: skip
    invented = forms.ChoiceField(
        required=False, label=gettext_lazy("Is the country invented, for practice?"),
        choices=[("no", gettext_lazy("No, it is real")), ("yes", gettext_lazy("Yes, it is invented"))],
        widget=forms.RadioSelect, help_text=gettext_lazy("Everything made from an invented one says so."),
    )  # fmt: skip
    languages = Several(
        required=False,
        label=gettext_lazy("Languages"),
        help_text=gettext_lazy("Names or codes with commas, like English, ur."),
    )
    time_zone = forms.CharField(
        required=False, label=gettext_lazy("Time zone"), widget=forms.TextInput(attrs={"list": "zones"}),
        help_text=gettext_lazy("Like Asia/Karachi. Times are shown in it."),
    )  # fmt: skip
    currency = forms.CharField(
        required=False, label=gettext_lazy("Currency"), help_text=gettext_lazy("ISO 4217, like PKR."), max_length=3
    )
    provinces = Several(
        required=False, label=gettext_lazy("Provinces"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("With commas. The workbook will hold them. May be left empty."),
    )  # fmt: skip
    sectors = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Critical sectors"), widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Those that count as critical here. The workbook offers them."), choices=_sectors,
    )  # fmt: skip
    organisations = forms.CharField(
        required=False, label=gettext_lazy("Organisations"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One on each line: short name, name and kind with colons between, like "
                               "cert:National CERT:cert. The kind is council, cert, regulator, operator, "
                               "ministry or other. They can be added later."),
    )  # fmt: skip
    marking = forms.ChoiceField(
        required=False, label=gettext_lazy("Marking of its data"),
        choices=[(name, name) for name in ("TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")],
        help_text=gettext_lazy("Who may see the nation as a whole. Single rows may be stricter."),
    )  # fmt: skip

    @property
    def head(self) -> list[forms.BoundField]:
        """The name of the country, from which the rest is suggested."""
        return [self["country"]]

    @property
    def rest(self) -> list[forms.BoundField]:
        """Everything else."""
        return [field for field in self if field.name != "country"]

    def add_error(self, field: str | None, error: Any) -> None:  # noqa: ANN401 - Django's
        """Say it in the words of a form: nobody sits at a terminal here."""
        if isinstance(error, str):
            error = error.replace(" Asked for at a terminal.", "").replace("Field required.", gettext("It is missing."))
        super().add_error(field, error)

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values as the command takes them."""
        lines = [line.strip() for line in str(values.pop("organisations", "")).splitlines() if line.strip()]
        return {**values, "organisations": lines or ["none"]}


def new(request: HttpRequest) -> HttpResponse:
    """Set a nation up: show the questions, or make what was answered."""
    demand(request, "nation.write")
    asked = asking(request)
    if request.method == "POST":
        form = StartForm(asked, data=request.POST)
        if "suggest" in request.POST:
            country = request.POST.get("country", "").strip()
            form = StartForm(asked, initial=_suggested(country))
            if country and not is_known(country):
                said = gettext(
                    "%(name)s is no country that we know. Fill in time zone and currency, and say if it is invented."
                )
                messages.warning(request, said % {"name": country})
            return _questions(request, form, fresh=True)
        if form.is_valid():
            try:
                done = start(form.command, asked.world)  # type: ignore[arg-type]  # of this act's command
            except PermissionDeniedError:
                raise
            except MajlisError as error:
                form.take(error)
            else:
                said = gettext("%(name)s is set up. Next: its workbook.") % {"name": done.country}
                messages.success(request, said)
                return redirect("nation", nation=done.nation)
        return _questions(request, form, status=400)
    return _questions(request, StartForm(asked, initial=_suggested("")))


def is_known(country: str) -> bool:
    """Tell whether we know a country of a name, and so its languages, time zone and currency."""
    from majlis.reference.loader import countries

    return any(row["name"].casefold() == country.casefold() for row in countries().rows)


def _suggested(country: str) -> dict[str, object]:
    """Return what a known country uses, and what nearly all need."""
    given: dict[str, object] = {"country": country}
    names = ("code", "invented", "languages", "time_zone", "currency") if country else ("languages", "invented")
    found: dict[str, object] = {**given, **{name: StartCommand.suggested(name, given) for name in names}}
    found["invented"] = found["invented"] if country else "no"
    if not is_known(country):
        found |= {"time_zone": "", "currency": ""}
    found["languages"] = str(found["languages"]).replace(",", ", ")
    organisations = "\n".join(ORGANISATIONS.split(","))
    sectors = [name for name, _ in _sectors()]
    return {**found, "sectors": sectors, "organisations": organisations, "marking": "TLP:AMBER"}


def _questions(request: HttpRequest, form: StartForm, status: int = 200, *, fresh: bool = False) -> HttpResponse:
    from majlis.reference.loader import countries, time_zones

    shown = {
        "form": form,
        "fresh": fresh,
        "title": gettext("A new nation"),
        "countries": [row["name"] for row in countries().rows],
        "zones": sorted(time_zones()),
    }
    return render(request, "nations/new.html", shown, status=status)


def workbook(request: HttpRequest, nation: str = "") -> HttpResponseBase:
    """Give the workbook that a workshop fills in, with what is known of the nation."""
    asked = asking(request)
    name = f"{nation or 'nation'}.xlsx"
    template(TemplateCommand(file=asked.desk / name, nation=nation), asked.world_with_desk())
    return file_of(asked)


def file_of(asked: Asking) -> FileResponse:
    """Return what an act wrote on the desk as a download."""
    written: Path | None = asked.written()
    assert written is not None
    return FileResponse(written.open("rb"), as_attachment=True, filename=written.name)
