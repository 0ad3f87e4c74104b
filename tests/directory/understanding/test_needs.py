"""What people look for, in the words that they use: each text with its filters and the words that are left."""

import pytest

from experts.directory.understanding import Names, make_lexicon, understand
from tests.directory.understanding.shipped import understood

MEMBERS = ("BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN")
PLUS_THREE = ("CN", "JP", "KR")
CLMV = ("KH", "LA", "MM", "VN")
BOTH = ("trainer", "speaker")

# The filters are written as filter=value+value, in the order of the text.
NEEDS = [
    (
        "trainer on talent management for senior executives",
        "role=trainer competency=talent-management tier=senior-executive",
    ),
    ("ahli reformasi birokrasi", "competency=bureaucratic-reform"),
    ("pakar pengadaan pemerintah secara elektronik dari Filipina", "competency=public-procurement country=PH"),
    (
        "speaker on computer-assisted testing and competency-based recruitment",
        "role=speaker competency=assessment-and-testing competency=recruitment-and-selection",
    ),
    (
        "digital transformation of public services, Thailand or Singapore",
        "competency=digital-transformation country=TH country=SG",
    ),
    ("public service motivation research Myanmar", "competency=public-service-motivation country=MM"),
    ("gender mainstreaming in HR policies", "competency=gender-equality"),
    ("legal drafting expert ASEAN Plus Three", "competency=legislative-drafting country=CN+JP+KR"),
    ("I am looking for a speaker who can talk about anti-corruption", "role=speaker competency=anti-corruption"),
    (
        "we need an adviser on e-government from Singapore or Korea",
        "role=adviser competency=digital-government country=SG country=KR",
    ),
    (
        "somebody to teach project management to middle managers",
        "role=trainer competency=project-management tier=executive",
    ),
    (
        "facilitator for a leadership workshop, in person",
        "role=trainer competency=leadership-and-management mode=in-person",
    ),
    ("experts in climate finance from CLMV", "competency=climate-change country=KH+LA+MM+VN"),
    ("Vietnamese tax officials", "country=VN competency=taxation"),
    ("Malaysian customs officers", "country=MY competency=customs"),
    ("monitoring and evaluation specialist", "competency=monitoring-and-evaluation"),
    (
        "trainer on performance appraisal, English-speaking",
        "role=trainer competency=performance-management language=en",
    ),
    ("online training on data analytics", "mode=online competency=data-analytics"),
    (
        "keynote speaker artificial intelligence in government",
        "role=speaker competency=artificial-intelligence",
    ),
    ("succession planning for top executives", "competency=talent-management tier=top-executive"),
    (
        "an academic who studies decentralisation in Indonesia",
        "category=academic competency=local-government country=ID",
    ),
    (
        "disaster management practitioners from Japan",
        "competency=disaster-management category=practitioner country=JP",
    ),
    ("budget execution and public debt", "competency=budgeting competency=treasury-and-accounting"),
    ("how to manage change in government agencies", "competency=change-management"),
    ("public private partnership expert", "competency=public-private-partnerships"),
    ("cyber security trainers from Thailand", "competency=cyber-security role=trainer country=TH"),
    ("merit based recruitment", "competency=recruitment-and-selection"),
    ("coaching and mentoring for senior executives", "competency=coaching-and-mentoring tier=senior-executive"),
    ("health insurance Philippines", "competency=social-security country=PH"),
    (
        "Please help us find a Filipino lecturer on civil service reform",
        "country=PH role=trainer competency=bureaucratic-reform",
    ),
    ("narasumber manajemen kinerja ASN", "role=trainer+speaker competency=performance-management"),
    (
        "saya mencari narasumber tentang reformasi birokrasi dari Malaysia",
        "role=trainer+speaker competency=bureaucratic-reform country=MY",
    ),
    ("butuh pembicara tentang kecerdasan buatan", "role=speaker competency=artificial-intelligence"),
    (
        "mohon bantuan mencari pelatih kepemimpinan untuk pejabat eselon II",
        "role=trainer competency=leadership-and-management tier=senior-executive",
    ),
    ("pelatih dari Singapura atau Malaysia", "role=trainer country=SG country=MY"),
    ("pengajar manajemen risiko secara daring", "role=trainer competency=risk-management mode=online"),
    (
        "konsultan transformasi digital dari Korea Selatan",
        "role=adviser competency=digital-transformation country=KR",
    ),
    ("ahli perubahan iklim dari Filipina", "competency=climate-change country=PH"),
    ("praktisi pengadaan barang dan jasa pemerintah", "category=practitioner competency=public-procurement"),
    (
        "akademisi administrasi publik dari Thailand",
        "category=academic competency=public-administration-and-governance country=TH",
    ),
    ("peneliti kebijakan publik", "category=academic competency=public-policy"),
    ("pembicara berbahasa Inggris tentang tata kelola", "role=speaker language=en competency=good-governance"),
    ("fasilitator tatap muka untuk manajemen konflik", "role=trainer mode=in-person competency=conflict-management"),
    ("siapa yang bisa mengajar perencanaan strategis?", "role=trainer competency=strategic-management"),
    ("orang Thailand yang paham pajak", "country=TH competency=taxation"),
    ("tenaga ahli manajemen bencana", "competency=disaster-management"),
    ("pelatihan untuk pelatih", "competency=training-of-trainers"),
    ("rekrutmen berbasis kompetensi", "competency=recruitment-and-selection"),
    (
        "seleksi terbuka jabatan pimpinan tinggi pratama",
        "competency=recruitment-and-selection tier=senior-executive",
    ),
    ("pimpinan tinggi madya", "tier=top-executive"),
    ("penyusunan peraturan perundang-undangan", "competency=legislative-drafting"),
    (
        "konsultan SPBE untuk pejabat eselon I secara daring",
        "role=adviser competency=digital-government tier=top-executive mode=online",
    ),
    ("การบริหารการเปลี่ยนแปลง", "competency=change-management"),
    ("ผู้เชี่ยวชาญการบริหารการเปลี่ยนแปลง", "competency=change-management"),
    (
        "วิทยากร การบริหารทรัพยากรบุคคล จากประเทศไทย",
        "role=trainer+speaker competency=human-resource-management country=TH",
    ),
    ("ผู้เชี่ยวชาญHRจากประเทศไทย", "competency=human-resource-management country=TH"),
    ("来自新加坡的数字政府专家", "country=SG competency=digital-government"),
    ("日本の行政改革の専門家", "country=JP competency=bureaucratic-reform"),
    ("변화관리 전문가 한국", "competency=change-management country=KR"),
    ("អ្នកជំនាញ រដ្ឋាភិបាលឌីជីថល", "competency=digital-government"),
    ("ຜູ້ຊ່ຽວຊານ ລັດຖະບານດິຈິຕອນ", "competency=digital-government"),
    ("ဒစ်ဂျစ်တယ် အစိုးရ ကျွမ်းကျင်သူ", "competency=digital-government"),
    ("giảng viên cải cách hành chính từ Việt Nam", "role=trainer competency=bureaucratic-reform country=VN"),
    ("formador em governo digital de Timor-Leste", "role=trainer competency=digital-government country=TL"),
    ("tagapagsanay sa pamumuno", "role=trainer competency=leadership-and-management"),
]


def filters(text: str) -> str:
    return " ".join(f"{meaning.filter}={'+'.join(meaning.values)}" for meaning in understood(text).meanings)


@pytest.mark.parametrize(("text", "expected"), NEEDS)
def test_a_need_becomes_filters_and_no_word_is_left(text: str, expected: str) -> None:
    assert filters(text) == expected
    assert understood(text).rest == ""


@pytest.mark.parametrize(
    "text", ["mengelola perubahan", "manajemen perubahan", "change management", "การบริหารการเปลี่ยนแปลง"]
)
def test_the_same_need_in_any_language_is_the_same_competency(text: str) -> None:
    assert filters(text) == "competency=change-management"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASEAN", MEMBERS),
        ("negara-negara ASEAN", MEMBERS),
        ("Plus Three", PLUS_THREE),
        ("ASEAN+3", PLUS_THREE),
        ("CLMV countries", CLMV),
        ("CLM", ("KH", "LA", "MM")),
        ("BIMP-EAGA", ("BN", "ID", "MY", "PH")),
        ("BIMP", ("BN", "ID", "MY", "PH")),
        ("IMT-GT", ("ID", "MY", "TH")),
        ("Filipina", ("PH",)),
        ("Laotian", ("LA",)),
        ("Timor Leste", ("TL",)),
        ("South Korean", ("KR",)),
        ("TH", ("TH",)),
    ],
)
def test_a_state_or_a_group_of_states_is_one_meaning(text: str, expected: tuple[str, ...]) -> None:
    (meaning,) = understood(text).meanings
    assert (meaning.filter, set(meaning.values), meaning.words) == ("country", set(expected), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drafting of laws", "competency=legislative-drafting"),
        ("managing talent", "competency=talent-management"),
        ("mengelola talenta", "competency=talent-management"),
        ("pengadaan secara elektronik", "competency=public-procurement"),
        ("leadership of women", "competency=gender-equality"),
        ("organizational changes", "competency=change-management"),
        ("harmonization of legislation", "competency=legislative-drafting"),
        ("menganalisis kebijakan", "competency=public-policy"),
    ],
)
def test_a_label_is_recognised_in_another_order_and_form(text: str, expected: str) -> None:
    assert filters(text) == expected
    assert understood(text).rest == ""


def test_the_words_of_a_meaning_are_as_they_were_typed() -> None:
    meanings = understood("Pakar  Drafting of LAWS dari orang Filipina").meanings
    assert [meaning.words for meaning in meanings] == ["Drafting of LAWS", "orang Filipina"]


def test_the_longest_label_is_meant() -> None:
    assert filters("ASEAN cooperation") == "competency=asean-cooperation"
    assert filters("management of public health") == "competency=public-health"


def test_one_stray_word_may_stand_in_a_label_and_is_left() -> None:
    found = understood("drafting of excellent laws")
    assert [(meaning.values, meaning.words) for meaning in found.meanings] == [
        (("legislative-drafting",), "drafting of laws")
    ]
    assert found.rest == "excellent"


@pytest.mark.parametrize("text", ["drafting speeches about excellent laws", "drafting, laws", "drafting and laws"])
def test_words_that_stand_apart_are_no_label(text: str) -> None:
    assert filters(text) == ""


def test_a_label_that_takes_all_of_another_and_more_is_meant() -> None:
    names = Names(
        (
            ("tax", "audit"),
            ("tax-audit", "audit of taxpayers"),
        ),
        (),
        (),
        (),
        (),
        (),
    )
    (meaning,) = understand("taxpayer audits", make_lexicon(names), lambda word: False).meanings
    assert meaning.values == ("tax-audit",)


def test_a_label_ends_where_a_letter_ends() -> None:
    lexicon = make_lexicon(Names((("one", "กม"),), (), (), (), (), ()))
    assert understand("xกมx", lexicon, lambda word: False).meanings[0].words == "กม"
    assert understand("xกมีx", lexicon, lambda word: False).meanings == ()


def test_a_meaning_has_only_values_that_the_database_has() -> None:
    lexicon = make_lexicon(
        Names(
            (),
            (
                ("TH", "Thailand"),
                ("VN", "Viet Nam"),
            ),
            (),
            (),
            (),
            (),
        )
    )
    found = understand("CLMV Filipina", lexicon, lambda word: False)
    assert ([meaning.values for meaning in found.meanings], found.rest) == ([("VN",)], "Filipina")
