"""Where one stands: at once after voting; and what became of the own statements, when the Council has decided."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from majlis.acts.dialogue.stand import StandCommand, stand
from majlis.interfaces.web.dialogue.open_voting import entered, outside
from majlis.interfaces.web.dialogue.shown import vote_name


@login_not_required
def standing(request: HttpRequest, number: str) -> HttpResponse:
    """Show the own votes beside what all said, the own statements, and the own code."""
    found = entered(request, number)
    if found is None:
        return outside(request, number)
    result = stand(StandCommand(**found.me.fields), found.me.world)
    lines = [(one, vote_name(one.vote)) for one in result.votes]
    told = {
        **found.page("stand", _("Where you stand")),
        "result": result,
        "apart": [pair for pair in lines if pair[0].with_most is False],
        "along": [pair for pair in lines if pair[0].with_most is True],
        "rest": [pair for pair in lines if pair[0].with_most is None],
    }
    return render(request, "dialogue/open_stand.html", told)
