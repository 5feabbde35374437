from majlis.evidence.reporting.sections import NOTES, REPORT, THREAD, sections, sections_for


def test_each_section_has_its_readers() -> None:
    assert not {REPORT, THREAD, NOTES} & set(sections())
    assert sections_for("cert") == tuple(sections())
    assert "technical" not in sections_for("regulator")
    assert "contact" not in sections_for("council")
    assert sections_for("operator") == ()
