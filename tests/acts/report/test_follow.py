from dataclasses import replace

import pytest
from tests.reports import operator, person

from majlis.acts.report.ask import AskCommand, ask
from majlis.acts.report.follow import FollowCommand, follow
from majlis.acts.report.note import NoteCommand, note
from majlis.acts.report.send import SendCommand, send
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError


def test_number_and_word_show_state_and_thread_and_nothing_else(both: World) -> None:
    receipt = send(SendCommand(nation="small", title="FALCON", what="FALCON"), operator(both, "clinic"))
    ask(AskCommand(code=receipt.code, text="Since when?"), person(both, "cert"))
    note(NoteCommand(code=receipt.code, text="internal"), person(both, "cert"))
    nobody = replace(both, actor=Actor("nobody", frozenset({"report.write"}), Reader("nobody"), remote=True))
    sloppy = receipt.word.upper().replace("-", " ")
    result = follow(FollowCommand(code=receipt.code, word=sloppy), nobody)
    assert (result.state, [one.text for one in result.thread]) == ("waiting", ["Since when?"])
    assert "FALCON" not in result.model_dump_json()
    told = []
    for code, word in ((receipt.code, "wrong"), ("REP-2025-0099", receipt.word)):
        with pytest.raises(NotFoundError) as caught:
            follow(FollowCommand(code=code, word=word), nobody)
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert receipt.word not in repr(FollowCommand(code=receipt.code, word=receipt.word))
