from itertools import product

import pytest

from experts.intake.alike import Alike, Similar


def is_alike(country: str, known: str, new: str) -> bool:
    """Whichever of the two was there first."""
    found = set()
    for first, second in ((known, new), (new, known)):
        alike = Alike()
        alike.add("somebody", country, [first])
        found.add(bool(alike.similar(country, [second])))
    assert len(found) == 1, "it depends on who came first"
    return found.pop()


@pytest.mark.parametrize(
    ("country", "known", "new"),
    [
        ("PH", "Reyes, Ana Luz", "Ana Luz Reyes"),
        ("KR", "Kim Minji", "Minji KIM"),
        ("KR", "Kim Minji", "Min-ji Kim"),
        ("ID", "Sri Wahyuni", "Sri Wahyuni Hartati"),
        ("PH", "Ana Luz Reyes", "Ana Reyes"),
        ("PH", "Ana L. Reyes", "Ana Reyes"),
        ("VN", "Nguyễn Thị Thu Hoa", "Nguyen Thi Hoa"),
        ("ID", "S. Wahyuni", "Sri Wahyuni"),
        ("PH", "Ana L. Reyes", "Ana Luz Reyes"),
        ("SG", "A. B. Lingam", "Arun Bala Lingam"),
        ("ID", "Soeharjo Tjokro", "Suharyo Cokro"),
        ("ID", "Djoko Widjaja", "Joko Wijaya"),
        ("ID", "Achmad Sjarif", "Ahmad Syarif"),
        ("ID", "Chairoel Njoman", "Khairul Nyoman"),
        ("MY", "Mohd. Faizal bin Ahmad", "Muhammad Faizal Ahmad"),
        ("MY", "Raju a/l Kumaran", "Raju Kumaran"),
        ("BN", "Abd. Halim", "Abdul Halim"),
        ("PH", "Ma. Corazon Lim", "Maria Corazon Lim"),
        ("JP", "Kōtarō Ōsumi", "Koutarou Oosumi"),
        ("ID", "Yussuf Hartato", "Yusuf Hartatto"),
        ("ID", "Sri Wahyuni", "Sri Wahjuny"),
        ("PH", "Marivic Salonga", "Marivic Salogna"),
        ("PH", "Marivic Salonga", "Maravic Salunga"),
        ("PH", "Marivic Salonga", "Marivic Salongan"),
        ("ID", "Hartatowijoyo", "Hartotawijoyo"),
        ("MM", "ကျော် ကျော်", "ကျော်ကျော်"),
        ("TH", "กมล ใจดี", "กมลใจดี"),
        ("JP", "山川 花子", "花子山川"),
        ("CN", "赵小明", "小明 赵"),
    ],
)
def test_names_that_may_be_one_persons_are_alike(country: str, known: str, new: str) -> None:
    assert is_alike(country, known, new)


@pytest.mark.parametrize(
    ("country", "known", "new"),
    [
        ("ID", "Sri Wahyuni", "Sri Hartati"),
        ("ID", "Sri", "Sri Wahyuni"),
        ("ID", "S. W.", "Sri Wahyuni"),
        ("ID", "Sri Wahyuni", "Sri Wahyuni Hartati Lestari"),
        ("PH", "Ana L. Reyes", "Ana C. Reyes"),
        ("ID", "Budi Raharjo", "Bude Raharjo"),  # in a short word another letter makes another name
        ("PH", "Marivic Salonga", "Maravik Salunca"),
        ("VN", "Nguyễn Văn Trang", "Nguyễn Văn Trung"),
        ("VN", "Nguyễn Văn An", "Nguyễn Văn An Bình"),
        ("KR", "Kim Ji Woo", "Kim Woo Ji"),
        ("MY", "Chong Wei Ming", "Khong Wei Ming"),
        ("SG", "Zhang Wei Ming", "Zheng Wei Ming"),
        ("PH", "Ana Santos", "Ana Bantos"),
        ("VN", "Nguyễn Văn An", "Nguyễn An"),
        ("PH", "Joko Reyes", "Djoko Reyes"),
        ("JP", "山川 花子", "山川 桃子"),
    ],
)
def test_names_of_two_people_are_not(country: str, known: str, new: str) -> None:
    assert not is_alike(country, known, new)


def test_the_same_name_is_not_alike_but_the_same() -> None:
    alike = Alike()
    alike.add(1, "VN", ["Trần Văn Bình", "Tran Binh Van"])
    assert alike.similar("VN", ["TRAN VAN BINH"]) == []
    assert alike.similar("VN", ["Van Binh Tran", "Tran-Van Binh"]) == []


def test_nobody_is_alike_across_a_border() -> None:
    alike = Alike()
    alike.add(1, "ID", ["Sri Wahyuni"])
    assert alike.similar("MY", ["Wahyuni Sri"]) == []


def test_each_person_is_told_once_by_the_likest_name_and_the_likest_person_first() -> None:
    alike = Alike()
    alike.add("one word more", "ID", ["Sri Wahyuni Hartati"])
    alike.add("other order", "ID", ["Wahyuni Sri", "S. Wahyuni"])
    alike.add("initial", "ID", ["S. Wahyuni"])
    found = alike.similar("ID", ["Sri Wahyuni", "Sri Wahjuni"])
    assert found == [Similar("other order", 97), Similar("initial", 94), Similar("one word more", 90)]


def test_no_more_than_five_are_told() -> None:
    alike = Alike()
    for number in range(9):
        alike.add(number, "ID", ["Wahyuni Sri"])
    assert len(alike.similar("ID", ["Sri Wahyuni"])) == 5


@pytest.mark.parametrize("name", ["", "…", "-", "\0", "a/l"])
def test_a_name_without_letters_is_like_none(name: str) -> None:
    alike = Alike()
    alike.add(1, "MY", [name])
    alike.add(2, "MY", ["Raju Kumaran"])
    assert alike.similar("MY", [name]) == []


def test_a_look_alike_is_found_among_thousands() -> None:
    alike = Alike()
    for a, b, c, d in product(["ba", "de", "hi", "ko", "lu", "ma", "ni", "ro", "su", "ta"], repeat=4):
        alike.add((a, b, c, d), "ID", [f"{a}{b}{c} {d}{c}{b}"])
    alike.add("sought", "ID", ["Kartawinata Lesmana"])
    assert [one.key for one in alike.similar("ID", ["Lesmana K."])] == ["sought"]
    assert [one.key for one in alike.similar("ID", ["Kartawinato Lesmana"])] == ["sought"]
