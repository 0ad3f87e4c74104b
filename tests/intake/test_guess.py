import pytest

from experts.intake.columns import NAMES, SEVERAL
from experts.intake.guess import Guess, guess
from experts.intake.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    countries={"id": "ID", "indonesia": "ID", "th": "TH", "thailand": "TH", "my": "MY", "malaysia": "MY"},
    tiers={"topexecutive": "top-executive", "pimpinansenior": "senior-executive"},
    ranks={},
    competencies={"talentmanagement": 1, "publicpolicy": 2, "publicpolicyleadership": 3, "leadership": 4},
    languages={"english": "en", "th": "th", "thai": "th", "my": "my", "bahasaindonesia": "id"},
)


def fields(header: list[str], *rows: list[str], country: str = "") -> list[str]:
    return [one.field for one in guess(header, rows, VOCABULARY, country)]


def by_cells(*cells: str) -> Guess:
    return guess(["Column 7"], [[cell] for cell in cells], VOCABULARY)[0]


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        (
            "Nama Lengkap Pejabat (tanpa gelar) | NIP | Jabatan | Pangkat/Golongan | Instansi | Bidang Keahlian",
            "name | - | position | rank_title | agency | competencies",
        ),
        (
            "Name of Official | Position/Designation | Name of Agency | Area(s) of Expertise | Member State",
            "name | position | agency | competencies | country",
        ),
        (
            "ชื่อ-นามสกุล | ตำแหน่ง | หน่วยงานต้นสังกัด | ความเชี่ยวชาญ | ภาษา",
            "name | position | agency | competencies | languages",
        ),
        ("Họ và tên | Chức vụ | Cơ quan | Lĩnh vực chuyên môn", "name | position | agency | competencies"),
        ("ឈ្មោះ | តួនាទី | ក្រសួង | ជំនាញ | ភាសា", "name | position | agency | competencies | languages"),
        ("ຊື່ ແລະ ນາມສະກຸນ | ຕຳແໜ່ງ | ກະຊວງ | ພາສາ", "name | position | agency | languages"),
        ("အမည် | ရာထူး | ဝန်ကြီးဌာန | နိုင်ငံ", "name | position | agency | country"),
        ("Pangalan | Posisyon | Ahensya | Kasanayan", "name | position | agency | competencies"),
        ("Nome completo | Cargo | Instituição | Línguas", "name | position | agency | languages"),
        ("Naran kompletu | Kargu | Instituisaun | Lian", "name | position | agency | languages"),
        ("姓名 | 职务 | 工作单位 | 专长", "name | position | agency | competencies"),
        ("氏名 | 役職 | 所属機関 | 専門分野", "name | position | agency | competencies"),
        ("성명 | 직위 | 소속기관 | 전문분야", "name | position | agency | competencies"),
        ("Nam Lengkap | Jabtan | Instnsi | Kompetnsi", "name | position | agency | competencies"),
        ("1. Nama / Name | 2. Jabatan / Post | Shoe size |  ", "name | position | - | -"),
    ],
)
def test_headings_are_understood_in_the_regions_languages_with_slips_and_in_part(header: str, meant: str) -> None:
    assert fields(header.split(" | ")) == meant.replace("-", "").split(" | ")


def test_whatever_columns_knows_by_name_is_guessed() -> None:
    for field, names in NAMES.items():
        for name in names.split(", "):
            assert fields([name.upper()]) == [field], name


@pytest.mark.parametrize(
    "heading",
    [
        "No. HP",
        "Office phone",
        "Alamat kantor",
        "Country of birth",
        "Tempat, tanggal lahir",
        "Email",
        "วันเกิด",
        "性別",
        "Địa chỉ",
    ],
)
def test_nothing_is_guessed_of_what_is_private(heading: str) -> None:
    assert fields([heading], ["Thailand"], ["Indonesia"], ["Malaysia"]) == [""]


def test_jabatan_is_a_post_in_indonesia_and_a_department_in_malaysia() -> None:
    assert fields(["Jabatan"], country="ID") == ["position"]
    assert fields(["Jabatan", "Jawatan"], country="MY") == ["agency", "position"]


def test_a_ministry_is_the_agency_unless_there_is_one_below_it() -> None:
    assert fields(["Kementerian"]) == ["agency"]
    assert fields(["Kementerian", "Instansi"]) == ["parent_agency", "agency"]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("TH", "MY", "ID"), "country"),
        (("Thailand", "Atlantis", "Malaysia"), "country"),
        (("English; Thai", "English", "Bahasa Indonesia"), "languages"),
        (("Talent management", "public policy; leadership", "cooking"), "competencies"),
        (("Top executive", "Pimpinan senior", "top-executive"), "tier"),
        (("trainer", "pembicara; narasumber", "adviser"), "roles"),
        (("daring", "tatap muka, daring", "online"), "modes"),
        (("akademisi", "praktisi", "both"), "category"),
        (("Ministry of Wonders", "Bureau of Dreams", "Kementerian Mimpi"), "agency"),
        (("กระทรวงมหัศจรรย์", "สำนักงานความฝัน", "กรมมหัศจรรย์"), "agency"),
        (("Cục Mơ Ước", "Bộ Kỳ Diệu", "Ủy ban Mơ Ước"), "agency"),
        (("2001", "1999", "2015"), ""),
        (("lorem", "ipsum", "lorem"), ""),
    ],
)
def test_cells_tell_where_headings_do_not(cells: tuple[str, ...], field: str) -> None:
    assert by_cells(*cells).field == field


def test_names_of_people_are_guessed_from_cells_only_as_a_last_resort() -> None:
    rows = [["Sri Wahyuni", "Thailand"], ["Budi Raharjo", "Malaysia"], ["Agus", "Thailand"]]
    assert fields(["Column 1", "Column 2"], *rows) == ["name", "country"]
    assert guess(["Column 1"], [row[:1] for row in rows], VOCABULARY)[0].sureness < 0.5
    assert fields(["Column 1", "Nama"], *rows) == ["", "name"]
    assert fields(["Column 1"], ["กมล ใจดี"], ["สมหญิง ดีใจ"], ["คุณากร"]) == ["name_local"]


def test_cells_speak_against_a_heading() -> None:
    certain, belied = (
        guess(["Year of entry"], [[cell] for cell in cells], VOCABULARY)[0]
        for cells in (["2001", "1999", "2015"], ["I/a", "I/b", "I/c"])
    )
    assert certain == Guess("service_since", 1.0)
    assert belied.sureness <= 0.5
    assert fields(["Tanggal jabatan", "Nama"], *[[f"{day}/01/2020", "Sri"] for day in range(5)]) == ["", "name"]


def test_a_column_in_another_script_is_the_name_in_that_script() -> None:
    header = ["Nama", "Full name", "Country"]
    assert fields(header, *[["Kamon Jaidee", "กมล ใจดี", "TH"]] * 3) == ["name", "name_local", "country"]


def test_a_field_stands_once_unless_a_person_has_several_of_it() -> None:
    header = ["Jabatan", "Post", "Expertise 1", "Expertise 2", "Bahasa", "Other language"]
    found = fields(header)
    assert found == ["position", "", "competencies", "competencies", "languages", "languages"]
    assert {"competencies", "languages"} <= SEVERAL


@pytest.mark.parametrize(
    ("cells", "separator"),
    [
        (("Leadership; Public policy", "Leadership"), ";"),
        (("Leadership | Public policy",), "|"),
        (("Leadership, Public policy, cooking", "Talent management, leadership"), ","),
        (("Leadership/Public policy",), "/"),
        (("Leadership\nPublic policy",), "\n"),
        (("Public policy, leadership", "Leadership"), ";"),  # it is known by this name
        (("cooking, sewing",), ";"),
        ((), ";"),
    ],
)
def test_a_separator_is_what_parts_cells_into_known_values(cells: tuple[str, ...], separator: str) -> None:
    assert guess(["Expertise"], [[cell] for cell in cells], VOCABULARY)[0].separator == separator


def test_agencies_and_posts_are_never_parted_and_names_not_at_commas() -> None:
    cells = ["Ministry of Wonders, Dreams", "Director, Legal"]
    rows = [[*cells, "Ali | Raju a/l Kumar"], [*cells, "Ali, S.H."], [*cells, "Ali, S.H., M.Si."]]
    found = guess(["Agency", "Post", "Other names"], rows, VOCABULARY)
    assert [one.separator for one in found] == ["", "", "|"]


@pytest.mark.parametrize("heading", ["", "\0", "(", "()", "/", "…", "(((" * 500, "Nama " * 500, "no no no"])
def test_any_heading_and_ragged_rows_are_guessed_without_failing(heading: str) -> None:
    assert len(guess([heading, "Nama"], [[], ["\0"], ["a", "b", "c"]], VOCABULARY)) == 2
