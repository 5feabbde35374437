from majlis.acts.retention.set import SetCommand, set_
from majlis.acts.retention.show import ShowCommand, show
from majlis.acts.world import World


def test_rules_with_who_stands_for_them(recorded: World) -> None:
    text = show(ShowCommand(), recorded).text()
    assert "Entries of the audit: 3,650 days from the entry. Due now: 0" in text
    assert "GDPR" in text
    set_(SetCommand(rule="accounts", days=30), recorded)
    rule = next(one for one in show(ShowCommand(), recorded).rules if one.rule == "accounts")
    assert (rule.days, rule.shipped, rule.changed_by, rule.changed_at) == (30, 365, "tester", "2025-08-01T12:00:00Z")
    assert "set by tester on 2025-08-01" in show(ShowCommand(), recorded).text()
