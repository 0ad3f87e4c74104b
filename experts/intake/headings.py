"""The sheets of a template and of an export and their columns, in their languages.

Each heading is a name that ``columns`` recognises, whatever the sheet in which it stands.
"""

PEOPLE = "people"
TITLES = {
    PEOPLE: {"en": "People", "id": "Pejabat"},
    "posts": {"en": "Posts", "id": "Jabatan"},
    "expertise": {"en": "Expertise", "id": "Keahlian"},
    "languages": {"en": "Languages", "id": "Bahasa"},
    "assignments": {"en": "Assignments", "id": "Penugasan"},
    "education": {"en": "Education", "id": "Pendidikan"},
    "achievements": {"en": "Achievements", "id": "Prestasi"},
}
NUMBER = {"en": "No.", "id": "No."}
HEADINGS = {
    PEOPLE: {
        "country": {"en": "Country", "id": "Negara"},
        "name": {"en": "Full name", "id": "Nama lengkap"},
        "name_local": {"en": "Name in own script", "id": "Nama dalam aksara asli"},
        "other_names": {"en": "Other names", "id": "Nama lain"},
        "title_before": {"en": "Titles before the name", "id": "Gelar depan"},
        "title_after": {"en": "Titles after the name", "id": "Gelar belakang"},
        "external_id": {"en": "Reference number", "id": "Nomor rujukan"},
        "category": {"en": "Category", "id": "Kategori"},
        "tier": {"en": "Tier", "id": "Jenjang"},
        "rank_title": {"en": "Rank", "id": "Pangkat"},
        "service_since": {"en": "Year of entry", "id": "Tahun masuk"},
        "summary": {"en": "Summary in English", "id": "Ringkasan dalam bahasa Inggris"},
        "summary_local": {"en": "Summary in own language", "id": "Ringkasan dalam bahasa sendiri"},
        "modes": {"en": "Delivery", "id": "Metode"},
        "travels": {"en": "Willing to travel", "id": "Bersedia bepergian"},
        "notice_weeks": {"en": "Notice in weeks", "id": "Pemberitahuan dalam minggu"},
        "available_from": {"en": "Available from", "id": "Tersedia mulai"},
        "available_until": {"en": "Available until", "id": "Tersedia sampai"},
    },
    "posts": {
        "position": {"en": "Post", "id": "Jabatan"},
        "unit": {"en": "Unit", "id": "Unit kerja"},
        "agency": {"en": "Agency", "id": "Instansi"},
        "parent_agency": {"en": "Parent agency", "id": "Instansi induk"},
        "since": {"en": "Start date", "id": "Mulai"},
        "until": {"en": "End date", "id": "Sampai"},
    },
    "expertise": {
        "competencies": {"en": "Competency", "id": "Kompetensi"},
        "roles": {"en": "Role", "id": "Peran"},
        "expertise_level": {"en": "Level of expertise", "id": "Tingkat keahlian"},
        "expertise_since": {"en": "Expertise since", "id": "Keahlian sejak"},
        "evidence": {"en": "Evidence", "id": "Bukti"},
    },
    "languages": {
        "languages": {"en": "Language", "id": "Bahasa"},
        "language_level": {"en": "Level of language", "id": "Tingkat penguasaan bahasa"},
        "can_teach": {"en": "Can teach in it", "id": "Dapat mengajar dalam bahasa ini"},
    },
    "assignments": {
        "assignment_title": {"en": "Assignment", "id": "Penugasan"},
        "assignment_organiser": {"en": "Organiser", "id": "Penyelenggara"},
        "assignment_country": {"en": "Country of the assignment", "id": "Negara penugasan"},
        "assignment_year": {"en": "Year of the assignment", "id": "Tahun penugasan"},
        "assignment_role": {"en": "Role in the assignment", "id": "Peran dalam penugasan"},
        "assignment_mode": {"en": "Delivery of the assignment", "id": "Metode penugasan"},
        "assignment_audience": {"en": "Audience", "id": "Peserta"},
    },
    "education": {
        "qualification": {"en": "Qualification", "id": "Kualifikasi"},
        "field_of_study": {"en": "Field of study", "id": "Bidang studi"},
        "institution": {"en": "Educational institution", "id": "Lembaga pendidikan"},
        "education_country": {"en": "Country of study", "id": "Negara studi"},
        "education_year": {"en": "Year of graduation", "id": "Tahun lulus"},
    },
    "achievements": {
        "achievement_kind": {"en": "Kind of achievement", "id": "Jenis prestasi"},
        "achievement_title": {"en": "Title of the achievement", "id": "Judul prestasi"},
        "achievement_issuer": {"en": "Publisher or issuer", "id": "Penerbit atau pemberi"},
        "achievement_year": {"en": "Year of the achievement", "id": "Tahun prestasi"},
        "achievement_link": {"en": "Link", "id": "Tautan"},
    },
}
# Of an export, in which each row stands for something that is in the pool already.
RECORD = {"en": "Record", "id": "Rekaman"}
KEY = {"en": "Record no.", "id": "No. rekaman"}
