"""Burmese in the old encoding is told from Unicode, and becomes it."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from experts.intake.zawgyi import is_zawgyi, to_unicode
from experts.text import clean

WORDS = [  # in Unicode and in Zawgyi
    ("မြန်မာနိုင်ငံ", "ျမန္မာႏိုင္ငံ"),
    ("ဝန်ကြီးဌာန", "ဝန္ႀကီးဌာန"),
    ("ပညာရေးဝန်ကြီးဌာန", "ပညာေရးဝန္ႀကီးဌာန"),
    ("ညွှန်ကြားရေးမှူးချုပ်", "ၫႊန္ၾကားေရးမွဴးခ်ဳပ္"),
    ("ဒုတိယဝန်ကြီး", "ဒုတိယဝန္ႀကီး"),
    ("အမြဲတမ်းအတွင်းဝန်", "အၿမဲတမ္းအတြင္းဝန္"),
    ("ပြည်ထောင်စုရာထူးဝန်အဖွဲ့", "ျပည္ေထာင္စုရာထူးဝန္အဖြဲ႔"),
    ("ကျန်းမာရေး", "က်န္းမာေရး"),
    ("ဘဏ္ဍာရေး", "ဘ႑ာေရး"),
    ("စီမံကိန်း", "စီမံကိန္း"),
    ("တက္ကသိုလ်", "တကၠသိုလ္"),
    ("ဥက္ကဋ္ဌ", "ဥကၠ႒"),
    ("ဗိုလ်ချုပ်", "ဗိုလ္ခ်ဳပ္"),
    ("သင်္ဘော", "သေဘၤာ"),
    ("သင်္ချာ", "သခ်ၤာ"),
    ("အင်္ဂလိပ်", "အဂၤလိပ္"),
    ("မင်္ဂလာပါ", "မဂၤလာပါ"),
    ("အန္တရာယ်", "အႏၲရာယ္"),
    ("ပြဿနာ", "ျပႆနာ"),
    ("ဥစ္စာ", "ဥစၥာ"),
    ("ကျွန်ုပ်", "ကြၽႏ္ုပ္"),
    ("နေပြည်တော်", "ေနျပည္ေတာ္"),
    ("ရန်ကုန်", "ရန္ကုန္"),
    ("မန္တလေး", "မႏၲေလး"),
    ("ဦးကျော်ကျော်", "ဦးေက်ာ္ေက်ာ္"),
    ("ဒေါ်ခင်မာ", "ေဒၚခင္မာ"),
    ("ရွှေမန်း", "ေရႊမန္း"),
    ("ဖြိုးမင်းသူ", "ၿဖိဳးမင္းသူ"),
    ("နှင်းနှင်း", "ႏွင္းႏွင္း"),
    ("သူ့အတွက်", "သူ႔အတြက္"),
    ("ကောင်းမှု", "ေကာင္းမႈ"),
    ("လျှပ်စစ်", "လ်ွပ္စစ္"),
    ("၎င်း", "၎"),
    ("စက်မှုဝန်ကြီး", "စက္မႈဝန္ႀကီး"),
    ("၂၀၂၆ ခုနှစ်", "၂၀၂၆ ခုႏွစ္"),
    ("မြို့တော်", "ၿမိဳ႔ေတာ္"),
]
OF_ONE_ENCODING = [pair for pair in WORDS if pair[0] not in {"တက္ကသိုလ်", "မင်္ဂလာပါ", "ဥစ္စာ"}]
CLDR = Locale("my")
NAMES = sorted({*CLDR.territories.values(), *CLDR.languages.values(), *CLDR.currencies.values()})
OF_OTHER_PEOPLES = [
    pytest.param("တၢ်သိၣ်လိတၢ်ဖးလံာ် ကွဲးလံာ်အိၣ်လၢ", id="karen"),
    pytest.param("ဇၟာပ်မၞိဟ်ဂှ် ကတဵုဒှ်ကၠုင် ပ္ဍဲကဵုဂကောံမွဲ", id="mon"),
    pytest.param("ၼႂ်းဢိူင်ႇမိူင်းၽူင်း ၸႄႈဝဵင်းတႃႈၶီႈလဵၵ်း", id="shan"),
]


@pytest.mark.parametrize(("unicode", "zawgyi"), WORDS)
def test_a_word_in_zawgyi_becomes_the_same_word_in_unicode(unicode: str, zawgyi: str) -> None:
    assert clean(to_unicode(zawgyi)) == clean(unicode)


@pytest.mark.parametrize(("unicode", "zawgyi"), OF_ONE_ENCODING)
def test_a_word_tells_its_encoding(unicode: str, zawgyi: str) -> None:
    assert (is_zawgyi(unicode), is_zawgyi(zawgyi)) == (False, True)


@pytest.mark.parametrize("text", OF_OTHER_PEOPLES)
def test_other_languages_that_use_these_codes_are_not_taken_for_zawgyi(text: str) -> None:
    assert is_zawgyi(text) is False


@pytest.mark.parametrize("text", ["ဒုတိယ", "သီတာ", "က", "၁၂၃"])
def test_what_is_the_same_in_both_stays_whatever_it_is(text: str) -> None:
    assert to_unicode(text) == text


def test_no_name_in_unicode_would_be_damaged() -> None:
    assert len(NAMES) > 500
    assert [name for name in NAMES if is_zawgyi(name) and clean(to_unicode(name)) != clean(name)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("၀န္ႀကီး", "ဝန်ကြီး", id="a zero for wa"),
        pytest.param("ေ၀", "ဝေ", id="a zero for wa that has a sign"),
        pytest.param("၂၀၂၀", "၂၀၂၀", id="a year"),
        pytest.param("၂၀ရာစု", "၂၀ရာစု", id="a number before a word"),
        pytest.param("ေ၇ႊ", "ရွှေ", id="a seven for ra"),
        pytest.param("၇ရက္", "၇ရက်", id="seven days"),
        pytest.param("န္႔", "န့်", id="signs in another order"),
        pytest.param("ခၤ်ာ", "င်္ချာ", id="a kinzi before the medial"),
        pytest.param("၎င္း", "၎င်း", id="an abbreviation in full"),
    ],
)
def test_what_typists_do_is_understood(typed: str, meant: str) -> None:
    assert clean(to_unicode(typed)) == clean(meant)


@given(st.text("\u1004\u1039\u104e" + "".join(map(chr, range(0x1000, 0x10A0))), max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(is_zawgyi(text), bool | None)
    assert len(to_unicode(text)) >= len(set(text)) // 2
