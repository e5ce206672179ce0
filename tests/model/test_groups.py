"""Values by what they have in common, in the order in which they come."""

from congkhai.model.groups import groups


def test_keys_and_values_keep_their_order():
    assert list(groups(["ba", "a", "bo", "ac"], lambda word: word[0]).items()) == [
        ("b", ("ba", "bo")),
        ("a", ("a", "ac")),
    ]


def test_of_nothing_there_is_no_group():
    assert groups([], len) == {}
