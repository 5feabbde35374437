import pytest

from majlis.acts.parameter.set import SetCommand, set_
from majlis.acts.parameter.unset import UnsetCommand, unset
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError

PRIOR = "threat.prior-shape"


def test_the_shipped_value_counts_again(both: World) -> None:
    set_(SetCommand(nation="small", parameter=PRIOR, a=0.4, basis="source", source="A paper"), both)
    result = unset(UnsetCommand(nation="small", parameter=PRIOR), both)
    assert (result.counts, result.own, result.shipped) == ("shipped", "", "0.5")
    with pytest.raises(NotFoundError, match="no own value"):
        unset(UnsetCommand(nation="small", parameter=PRIOR), both)
    with pytest.raises(InputError, match="no parameter"):
        unset(UnsetCommand(nation="small", parameter="prior"), both)
