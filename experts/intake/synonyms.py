"""What people write beside the names and labels that the pool itself uses, in English and Indonesian."""

from django.db.models import Choices

from experts.models import Achievement, Category, Expertise, LanguageSkill, Mode, Role

COUNTRIES = {
    "BN": "Brunei, BRN",
    "KH": "Kampuchea, KHM",
    "ID": "Republic of Indonesia, Republik Indonesia, RI, IDN",
    "LA": "Lao, Lao People's Democratic Republic, LAO",
    "MY": "MYS",
    "MM": "Burma, MMR",
    "PH": "The Philippines, PHL",
    "SG": "Republic of Singapore, SGP",
    "TH": "Muangthai, THA",
    "TL": "East Timor, Timor Leste, Timor Lorosa'e, TLS",
    "VN": "VNM",
    "CN": "People's Republic of China, PRC, RRT, Republik Rakyat Tiongkok, Cina, CHN",
    "JP": "JPN",
    "KR": "Korea, South Korea, ROK, Korea Selatan, KOR",
}
CHOICES: dict[type[Choices], dict[Choices, str]] = {
    Category: {Category.ACADEMIC: "akademik"},
    Role: {
        Role.TRAINER: "pengajar, widyaiswara, fasilitator, facilitator",
        Role.SPEAKER: "narasumber, resource person",
        Role.ADVISER: "advisor, consultant, konsultan",
    },
    Mode: {
        Mode.IN_PERSON: "onsite, face to face, offline, luring",
        Mode.ONLINE: "remote, virtual",
    },
    Expertise.Level: {
        Expertise.Level.WORKING: "working, basic, dasar",
        Expertise.Level.ADVANCED: "lanjutan",
        Expertise.Level.LEADING: "expert, ahli, pakar",
    },
    LanguageSkill.Level: {
        LanguageSkill.Level.BASIC: "elementary, beginner, pemula",
        LanguageSkill.Level.WORKING: "intermediate, sedang",
        LanguageSkill.Level.FLUENT: "advanced, lancar, mahir",
        LanguageSkill.Level.NATIVE: "mother tongue, bahasa ibu",
    },
    Achievement.Kind: {
        Achievement.Kind.PUBLICATION: "paper, article, book, artikel, buku",
        Achievement.Kind.AWARD: "prize",
        Achievement.Kind.CERTIFICATE: "certification, sertifikasi",
    },
}
BOTH = {"both", "keduanya", "academicandpractitioner"}
YES = {"yes", "y", "true", "1", "ya", "iya"}
NO = {"no", "n", "false", "0", "tidak", "t"}
VACANT = {"vacant", "vacantpost", "kosong", "lowong", "tba", "tbd", "tobeannounced", "unknown", "none", "null"}
