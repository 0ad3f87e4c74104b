import re

import pytest

from experts.demo.dice import dice_for
from experts.demo.names import Customs, Name, customs, is_well_known
from experts.demo.tables import rows

SCRIPTS = {
    "TH": r"[\u0e00-\u0e7f ]+",
    "KH": r"[\u1780-\u17ff ]+",
    "LA": r"[\u0e80-\u0eff ]+",
    "MM": r"[\u1000-\u109f]+",
    "CN": r"[\u4e00-\u9fff]+",
    "JP": r"[\u4e00-\u9fff々 ]+",
    "KR": r"[\uac00-\ud7a3]+",
}
STATES = [row["country"] for row in rows("states")]


def names(country: str) -> list[Name]:
    dice = dice_for("names", country)
    return [customs(country).draw(dice) for _ in range(300)]


@pytest.mark.parametrize("country", STATES)
def test_a_state_has_names_in_latin_letters_many_of_them_and_none_of_a_well_known_person(country: str) -> None:
    drawn = names(country)
    assert len({name.latin for name in drawn}) > 200
    assert not [name for name in drawn if is_well_known(name.latin)]
    assert not [name for name in drawn if re.search(r"[{}=*\u0370-\u1dff\u2e80-\uffff]|  ", name.latin)]


@pytest.mark.parametrize(("country", "script"), SCRIPTS.items())
def test_a_state_with_a_script_of_its_own_has_every_name_in_it(country: str, script: str) -> None:
    assert [name.local for name in names(country) if not re.fullmatch(script, name.local)] == []


@pytest.mark.parametrize("country", sorted(set(STATES) - set(SCRIPTS) - {"BN", "MY", "SG"}))
def test_a_state_that_writes_latin_letters_needs_no_second_form(country: str) -> None:
    assert {name.local for name in names(country)} == {""}


@pytest.mark.parametrize("country", ["BN", "MY", "SG"])
def test_chinese_names_of_malaysia_brunei_and_singapore_have_their_han_form(country: str) -> None:
    written = [name.local for name in names(country) if name.local]
    assert written
    assert all(re.fullmatch(SCRIPTS["CN"], local) and len(local) == 3 for local in written)


@pytest.mark.parametrize(
    ("country", "parts", "name"),
    [
        ("KR", ["Kim", "Min", "hee"], ("Kim Min-hee", "김민희")),
        ("TH", ["Somjai", "Si", "sakun"], ("Somjai Sisakun", "สมใจ ศรีสกุล")),
        ("CN", ["Wang", "Xiao", "hua"], ("Wang Xiaohua", "王晓华")),
        ("SG", ["Grace", "Tan", "Mei", "Ling"], ("Grace Tan Mei Ling", "陈美玲")),
        ("MM", ["Khin", "Mya", "Aye"], ("Khin Mya Aye", "ခင်မြအေး")),
    ],
)
def test_both_forms_of_a_name_are_made_of_the_same_parts(country: str, parts: list[str], name: tuple[str, str]) -> None:
    for pattern in customs(country).patterns:
        pools = [dict(pool) for pool in pattern.pools]
        if len(pools) == len(parts) and all(part in pool for part, pool in zip(parts, pools, strict=True)):
            filled = pattern.fill([(part, pool[part]) for part, pool in zip(parts, pools, strict=True)])
            assert (filled.latin, filled.local) == name
            return
    pytest.fail("No pattern has these parts.")


def test_the_customs_of_a_state_show() -> None:
    def having(country: str, text: str) -> list[str]:
        return [name.latin for name in names(country) if re.search(text, name.latin)]

    assert having("MY", r" bin ")
    assert having("MY", r" binti ")
    assert having("MY", r" a/[lp] ")
    assert having("ID", r"^\w+$")
    assert having("PH", r"^\w+ [A-Z]\. \w+$")
    assert having("VN", r" Thị ")
    assert having("TL", r" d[aeo]s? ")


def test_a_well_known_name_is_drawn_again() -> None:
    drawn = iter([("Hun", ""), ("Sen", ""), ("Hun", ""), ("Dara", "")])
    kin = customs("KH").patterns[0]._replace(pools=((), ()), latin="{0} {1}", local="{0} {1}")

    class Fixed:
        def choices(self, options: object, cum_weights: object) -> list[object]:
            return [kin]

        def pick(self, pool: object) -> tuple[str, str]:
            return next(drawn)

    assert Customs((kin,), (1,)).draw(Fixed()).latin == "Hun Dara"  # type: ignore[arg-type]
