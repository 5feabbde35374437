from tests.reports import operator, person, sent

from majlis.acts.world import World


def test_what_each_reader_is_told(world: World) -> None:
    from majlis.adapters.records.reports import reading

    code = sent(operator(world, "clinic"))
    parts = {
        name: [one.part for one in reading.written(person(world, name).records, code)]
        for name in ("cert", "health-regulator", "clinic")
    }
    assert parts == {
        "cert": ["what", "technical", "contact"],
        "health-regulator": ["what", "contact"],
        "clinic": ["what", "technical", "contact"],
    }
    assert reading.may_work(person(world, "cert").records, code)
    assert not reading.may_work(operator(world, "clinic").records, code)
    assert [one.stage for one in reading.filings(world.records, code)] == ["early-warning"]
    assert not reading.thread(world.records, code)
    assert not reading.merged(world.records, code)
    assert reading.alike(world.records, code) == ()
