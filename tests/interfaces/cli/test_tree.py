"""The tree holds every act, and each shared first word has its line."""

from majlis.acts.index import ACTS
from majlis.interfaces.cli.tree import GROUPS, NOUNS, command_tree


def test_every_act_has_its_place() -> None:
    tree = command_tree()
    for entry in ACTS:
        noun, _, verb = entry.name.rpartition(" ")
        assert verb in (tree[noun] if noun else tree)


def test_no_noun_is_without_commands() -> None:
    used = {entry.name.partition(" ")[0] for entry in ACTS if " " in entry.name}
    assert used == set(NOUNS)


def test_the_help_holds_every_first_word_once_in_a_panel() -> None:
    first = sorted({"serve", *(entry.name.partition(" ")[0] for entry in ACTS)})
    assert sorted(word for words in GROUPS.values() for word in words) == first
