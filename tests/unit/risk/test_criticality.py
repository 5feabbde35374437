import numpy as np

from majlis.risk.assessment import Simulated
from majlis.risk.criticality import annex, downstream
from majlis.risk.inputs import Inputs
from majlis.risk.simulate import Size


def test_an_outage_of_the_plant_costs_all_its_people(tiny: Inputs, tiny_run: Simulated) -> None:
    single = downstream(tiny, tiny_run.reach, Size(1, 1, 1))
    assert single.tolist() == [2100 * 12]
    named = annex(tiny, tiny_run.losses, single)
    assert named.marking == "TLP:RED"
    assert named.critical[0].id == "plant:one"
    assert named.critical[0].person_hours_per_outage == 2100 * 12
    assert named.critical[0].person_hours_per_year == int(tiny_run.losses.by_asset[0]) / 8000


def test_ranking_is_by_downstream_loss_and_does_not_depend_on_threads(small: Inputs, simulated: Simulated) -> None:
    one = downstream(small, simulated.reach, Size(1, 1, 1, workers=1))
    two = downstream(small, simulated.reach, Size(1, 1, 1, workers=2))
    assert np.array_equal(one, two)
    named = annex(small, simulated.losses, one).critical
    values = [asset.person_hours_per_outage for asset in named]
    assert values == sorted(values, reverse=True)
    assert values[0] == one.max()
