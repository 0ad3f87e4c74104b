import pytest

from experts.intake.names import Name, joined, sort_titles, take_apart


@pytest.mark.parametrize(
    ("printed", "country", "before", "name", "after"),
    [
        ("Dr. Ir. Budi Raharjo, S.H., M.Si.", "ID", "Dr. Ir.", "Budi Raharjo", "S.H., M.Si."),
        ("Dr.Ir.Budi Raharjo, SH, MSi", "ID", "Dr. Ir.", "Budi Raharjo", "S.H., M.Si."),
        ("Budi Raharjo S.H. M.Si.", "ID", "", "Budi Raharjo", "S.H., M.Si."),
        ("Budi Raharjo, S.H., M.Xyz.", "ID", "", "Budi Raharjo", "S.H., M.Xyz."),
        ("H. Raharjo", "ID", "H.", "Raharjo", ""),
        ("Datuk Seri Ahmad Faizal", "MY", "Datuk Seri", "Ahmad Faizal", ""),
        ("Tan Sri Dato' Dr. Ahmad bin Faizal", "MY", "Tan Sri Dato' Dr.", "Ahmad bin Faizal", ""),
        ("U Kyaw", "MM", "U", "Kyaw", ""),
        ("Daw Khin Hla", "MM", "Daw", "Khin Hla", ""),
        ("U Kyaw", "ID", "", "U Kyaw", ""),
        ("ဦးကျော်", "MM", "ဦး", "ကျော်", ""),
        ("นางสาวกมล ใจดี", "TH", "นางสาว", "กมล ใจดี", ""),
        ("คุณากร ใจดี", "TH", "", "คุณากร ใจดี", ""),
        ("PGS.TS. Nguyễn Văn Minh", "VN", "PGS.TS.", "Nguyễn Văn Minh", ""),
        ("Vương Đình An", "VN", "", "Vương Đình An", ""),
        ("佐藤花子教授", "JP", "", "佐藤花子", "教授"),
        ("橋本 博士", "JP", "", "橋本 博士", ""),
        ("Suparman", "ID", "", "Suparman", ""),
        ("Ana Reyes, CESO II", "PH", "", "Ana Reyes", "CESO II"),
        ("Ana Reyes, Jr., PhD", "PH", "", "Ana Reyes Jr.", "Ph.D."),
        ("Ana Luz Reyes MBA", "PH", "", "Ana Luz Reyes", "M.B.A."),
    ],
)
def test_titles_are_kept_apart_from_the_name(printed: str, country: str, before: str, name: str, after: str) -> None:
    assert take_apart(printed, country) == Name(name, before, after)


@pytest.mark.parametrize(
    ("printed", "country"),
    [
        ("Dr.", "ID"),
        ("Haji", "MY"),
        ("Gen Tanaka", "JP"),  # a given name that is also an abbreviation
        ("Hon Wei Ming", "SG"),
        ("Maria Luz Mia", "PH"),  # a surname that is also a degree
        ("Park, Minji", "KR"),
        ("Josefa Dr. Lim", "PH"),
    ],
)
def test_what_may_be_a_name_is_left_in_it(printed: str, country: str) -> None:
    assert take_apart(printed, country) == Name(printed)


@pytest.mark.parametrize(
    ("printed", "natural"),
    [
        ("JUAN P. DE LA CRUZ III", "Juan P. de la Cruz III"),
        ("MA. HELEN DELA PEÑA JR.", "Ma. Helen dela Peña Jr."),
        ("AHMAD BIN ALI A/L RAJU", "Ahmad bin Ali a/l Raju"),
        ("CARLA DC. REYES-LIM", "Carla DC. Reyes-Lim"),
        ("BJ NASUTION", "BJ Nasution"),
        ("NG WEI MING", "Ng Wei Ming"),
        ("MCDONALD D'SOUZA", "McDonald D'Souza"),
        ("ĐẶNG VĂN ẤN", "Đặng Văn Ấn"),
        ("sri wahyuni", "Sri Wahyuni"),
    ],
)
def test_a_shouted_name_gets_its_natural_case(printed: str, natural: str) -> None:
    name = take_apart(printed, "PH")
    assert (name.text, name.is_recased) == (natural, True)


@pytest.mark.parametrize("printed", ["SHIN Min-ji", "Juan DELA CRUZ", "김민지", "U Kyaw"])
def test_a_name_that_mixes_its_case_stays_as_printed(printed: str) -> None:
    assert take_apart(printed, "KR") == Name(printed)


def test_a_column_of_titles_is_sorted_and_joined_with_those_at_the_name() -> None:
    assert sort_titles("Dr., S.H., M.Si.", "ID") == ("Dr.", "S.H., M.Si.")
    assert joined("Prof. Dr.", "Dr. Ir.", " ") == "Prof. Dr. Ir."
    assert joined("", "S.H.", ", ") == "S.H."
