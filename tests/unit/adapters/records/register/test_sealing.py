import json
from dataclasses import replace

import pytest
from tests.registers import filled

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import reading, sealing, verifying
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking, Tlp
from majlis.register.note import decode_base64

PAPER = b"The minister said that ..."


def test_the_log_says_that_there_is_a_paper_and_no_more(both: Records) -> None:
    log = filled(both, 3)
    index = sealing.append_sealed(both, log, {"kind": "sealed", "synthetic": False}, PAPER, Marking(Tlp.RED))
    again = sealing.append_sealed(both, log, {"kind": "sealed", "synthetic": False}, PAPER, Marking(Tlp.RED))
    leaves = [reading.entry(both, log, one).leaf or b"" for one in (index, again)]
    assert leaves[0] != leaves[1], "nobody sees that two are alike"
    paper, salt = sealing.opened(both, log, index)
    assert paper == PAPER
    register.verify_commitment(decode_base64(json.loads(leaves[0])["commitment"]), paper, salt)
    guest = replace(both, reader=Reader("guest", others=Tlp.AMBER, clearance=Marking(Tlp.AMBER)))
    with pytest.raises(NotFoundError, match="no sealed paper of entry"):
        sealing.opened(guest, log, index)


def test_a_destroyed_paper_leaves_the_log_whole(records: Records) -> None:
    log = filled(records, 3)
    index = sealing.append_sealed(records, log, {"kind": "sealed", "synthetic": False}, PAPER, Marking(Tlp.RED))
    assert verifying.verify(records, log).sealed == 1
    sealing.destroy(records, log, index)
    for again in (sealing.destroy, sealing.opened):
        with pytest.raises(ConflictError, match="was destroyed"):
            again(records, log, index)
    found = verifying.verify(records, log)
    assert (found.sealed, found.destroyed, found.size) == (0, 1, 4)
