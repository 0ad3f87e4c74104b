from experts.intake.filing import FEWEST, Filing


def test_what_was_filed_is_found_under_its_key_however_much_there_is() -> None:
    filing = Filing()
    many = 5 * FEWEST
    for number in range(many):
        filing.add(number // 2, number)
    assert [sorted(filing.under(key)) for key in range(many // 2)] == [[2 * k, 2 * k + 1] for k in range(many // 2)]
    assert list(filing.under(many)) == []


def test_keys_are_of_any_size_and_sign() -> None:
    filing = Filing()
    filing.add(-(2**70) - 1, 7)
    assert list(filing.under(-(2**70) - 1)) == [7]


def test_keys_that_share_a_slot_are_kept_apart() -> None:
    filing = Filing()
    filing.add(1, 7)
    filing.add(1 + FEWEST, 8)
    assert list(filing.under(1)) == [7]
