"""The short summaries: one to three sentences, in English, and in Indonesian or Malay where the state speaks it.

No other language is written: an empty summary is better than a poor one.
"""

from collections.abc import Sequence

from experts.demo.dice import Dice
from experts.demo.sketch import Sketch

HOW_MANY_SENTENCES = {1: 12, 2: 48, 3: 40}
AUDIENCES = (
    ("senior executives", "pejabat pimpinan tinggi"),
    ("mid-level managers", "pejabat administrator"),
    ("heads of division", "kepala bagian"),
    ("new officials", "calon pegawai negeri sipil"),
    ("local government officials", "aparatur pemerintah daerah"),
    ("trainers of public institutes", "widyaiswara"),
    ("policy analysts", "analis kebijakan"),
    ("officials of ASEAN member states", "pejabat negara anggota ASEAN"),
    ("planning and finance staff", "pengelola perencanaan dan keuangan"),
    ("frontline staff", "petugas pelayanan"),
)
WORK = (
    "Works on {field} at {agency}.",
    "Responsible for {field} at {agency}.",
    "Has worked on {field} in the public service of {country} since {year}.",
    "Practitioner of {field} with {years} years in the public service of {country}.",
    "Leads work on {field} and {second} at {agency}.",
)
TEACHING = (
    "Trains {audience} in {subject} and {subject2}.",
    "Has run workshops on {subject} for {audience}.",
    "Speaks and teaches about {subject}.",
    "Advises agencies on {subject} and trains {audience}.",
    "Known for hands-on sessions on {subject} and {subject2}.",
    "Designed the national course on {subject} for {audience}.",
)
MORE = (
    "Also advises on {second}.",
    "Teaches with cases from {country}.",
    "Holds a degree in {study}.",
    "Took part in ASEAN cooperation on {second}.",
    "Welcomes requests from other states.",
)
WORK_ID = (
    "Menangani bidang {field} di {agency}.",
    "Bertanggung jawab atas bidang {field} di {agency}.",
    "Berkarya di bidang {field} sejak tahun {year}.",
    "Praktisi bidang {field} dengan pengalaman {years} tahun sebagai aparatur sipil negara.",
)
TEACHING_ID = (
    "Melatih {audience} tentang {subject}.",
    "Mengajar {subject} dan {subject2}.",
    "Menjadi narasumber tentang {subject} bagi {audience}.",
    "Mendampingi instansi dalam hal {subject}.",
)
MORE_ID = (
    "Juga memberi masukan di bidang {second}.",
    "Bersedia membagi pengalaman dengan negara anggota ASEAN lainnya.",
    "Terlibat dalam kerja sama ASEAN.",
)
WORK_MS = (
    "Bertugas dalam bidang {field} di {agency}.",
    "Berpengalaman selama {years} tahun dalam bidang {field}.",
    "Berkhidmat dalam perkhidmatan awam sejak tahun {year}, khususnya dalam bidang {field}.",
)
MORE_MS = (
    "Pernah mengendalikan bengkel dan kursus bagi penjawat awam.",
    "Sedia berkongsi pengalaman dengan negara anggota ASEAN.",
    "Turut memberi khidmat nasihat dalam bidang {second}.",
)
LOCAL_SENTENCES = {"id": (WORK_ID, TEACHING_ID, MORE_ID), "ms": (WORK_MS, MORE_MS)}


def summary(sketch: Sketch, dice: Dice, year: int) -> str:
    audience, _ = dice.pick(AUDIENCES)
    subjects = [english for english, _ in sketch.topic.subjects]
    first, second = dice.sample(subjects, 2)
    return _sentences(
        (WORK, TEACHING, MORE),
        dice,
        field=small(sketch.topic.labels["en"]),
        second=small(sketch.topics[1].labels["en"]),
        agency=sketch.place.the_name,
        country=sketch.state.name,
        year=sketch.entered,
        years=year - sketch.entered,
        subject=first,
        subject2=second,
        audience=audience,
        study=small(sketch.study),
    )


def summary_local(sketch: Sketch, dice: Dice, year: int) -> str:
    patterns = LOCAL_SENTENCES.get(sketch.state.language)
    labels = [topic.labels.get(sketch.state.language, "") for topic in sketch.topics[:2]]
    if not patterns or not all(labels):
        return ""
    _, audience = dice.pick(AUDIENCES)
    first, second = dice.sample([indonesian for _, indonesian in sketch.topic.subjects], 2)
    return _sentences(
        patterns,
        dice,
        field=small(labels[0]),
        second=small(labels[1]),
        agency=sketch.place.name_local or sketch.place.name,
        year=sketch.entered,
        years=year - sketch.entered,
        subject=first,
        subject2=second,
        audience=audience,
    )


def _sentences(patterns: Sequence[Sequence[str]], dice: Dice, **words: str | int) -> str:
    return " ".join(dice.pick(some).format(**words) for some in patterns[: dice.weighted(HOW_MANY_SENTENCES)])


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def small(label: str) -> str:
    """A label within a sentence; what starts with two capitals (ASEAN) is a name and stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
