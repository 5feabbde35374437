"""Report without an account: only the receipt comes back."""

from pydantic import Field

from majlis.acts.act import act
from majlis.acts.options import NationCode
from majlis.acts.report.send import ReceiptResult, receipt_of
from majlis.acts.report_lines import Told
from majlis.acts.texts import Line
from majlis.acts.world import World


class TellCommand(Told):
    """What befell whom. Nothing has to be known."""

    nation: NationCode
    name: Line = Field(default="", description="Name of the operator that it befell.")


@act("report.write")
def tell(command: TellCommand, world: World) -> ReceiptResult:
    """Take the report. Whoever keeps the nation attaches it to its operator later.

    Raises
    ------
    NotFoundError
        If the nation takes no reports without an account.
    InputError
        If a fact does not fit, or nothing is said.
    ConflictError
        If too many came in this hour.
    """
    records = world.records
    from majlis.adapters.records.reports import heads, public

    zone = next((heads.zone_named(one.zone) for one in public.doors(records) if one.code == command.nation), None)
    telling = command.telling("early-warning", zone or heads.zone_named("UTC"))
    receipt = public.tell(records, command.nation, telling, command.name)
    return receipt_of(receipt.code, receipt.word, world)
