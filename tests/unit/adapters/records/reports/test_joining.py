from tests.reports import operator, sent

from majlis.acts.world import World


def test_what_a_report_tells_an_incident(world: World) -> None:
    from majlis.adapters.records.reports import heads, joining

    code = sent(operator(world, "clinic"), people=0)
    told = joining.told_facts(world.records, heads.report_row(world.records, code))
    assert told == {
        "title": "Systems locked",
        "kind": "ransomware",
        "sector": "health",
        "people": 0,
        "operator": "Clinic",
        "day": heads.find(world.records, code).aware.astimezone(heads.zone_named("Asia/Karachi")).date(),
        "summary": "All computers show a note",
    }


def test_an_incident_of_a_report_that_says_little(world: World) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.reports import joining

    code = sent(world, operator="", title="", what="", kind="", sector="", technical="", contact="Night desk")
    made = incidents.find(world.records, joining.to_incident(world.records, code))
    assert (made.title, made.kind, made.sector) == ("Reported by an operator", "other", "")
    joining.leave(world.records, code)
