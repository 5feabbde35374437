"""Law: a nation written as a workbook and read again is the same nation, whatever a dossier can hold."""

import io
import zipfile
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.laws.test_dossier_round_trip import nations
from tests.workbooks import practice_workbook

from majlis.infrastructure import Nation, nation_hash
from majlis.infrastructure.files import in_order
from majlis.infrastructure.nation import Area, Header
from majlis.infrastructure.workbook import read_workbook, workbook_bytes
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking

MARKING = Marking()
HEADER = Header("n", "N", False, "", "UTC", "USD", 336, 60, MARKING)


def one_area(name: str, *, region: str = "", share: float = 0.5) -> Nation:
    area = Area("area:a", name, region, 10**10, share, -89.999999999999986, 1 / 3, "s", MARKING)
    return Nation(HEADER, (area,), (), (), (), (), ())


@settings(max_examples=40)
@given(nations)
@example(one_area("007"))
@example(one_area("1e5", region=" 12 "))
@example(one_area("#REF!", region="#N/A"))
@example(one_area("_x0041_ and _x005F_", region="_x_"))
@example(one_area("\ufffe and \uffff and \x85", region="\u00a0\u2028"))
@example(one_area("true", region="TRUE"))
@example(one_area("2026-04-03", region="3-4"))
@example(one_area("'quoted", region="\N{ARABIC LETTER ALEF}\u200f\N{ARABIC LETTER REH}"))
@example(one_area("tiny", share=5e-324))
@example(one_area("a third", share=1 / 3))
def test_a_nation_comes_back_from_its_workbook(nation: Nation) -> None:
    back = read_workbook(workbook_bytes(nation), "n.xlsx")
    assert back.form == "full"
    assert back.nation == in_order(nation)
    assert nation_hash(back.nation) == nation_hash(nation)


@settings(max_examples=20)
@given(st.text("=+-@#'_x0041 \"", min_size=1, max_size=12))
def test_texts_of_the_header_never_become_formulas(text: str) -> None:
    header = replace(HEADER, notice=text)
    nation = Nation(header, (), (), (), (), (), ())
    assert read_workbook(workbook_bytes(nation), "n.xlsx").nation.header == header


damage = st.lists(st.tuples(st.floats(0, 1), st.characters(max_codepoint=126)), min_size=1, max_size=3)


@settings(max_examples=25)
@given(st.integers(1, 5), damage)
def test_a_damaged_workbook_is_read_or_refused_with_a_reason(sheet: int, changes: list[tuple[float, str]]) -> None:
    name = f"xl/worksheets/sheet{sheet}.xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(practice_workbook())) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            content = bytearray(source.read(part))
            for place, sign in changes if part == name else ():
                content[int(place * (len(content) - 1))] = ord(sign)
            target.writestr(part, bytes(content))
    refusal: InputError | None = None
    try:
        read_workbook(out.getvalue(), "w.xlsx")
    except InputError as error:
        refusal = error
    assert refusal is None or all(fault.what and fault.mend for fault in refusal.faults)
