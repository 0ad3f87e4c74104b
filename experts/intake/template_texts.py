"""What a template prints, in its language; its headings are names that ``columns`` recognises."""

HEADINGS = {
    "people": {
        "country": {"en": "Country", "id": "Negara"},
        "name": {"en": "Full name", "id": "Nama lengkap"},
        "name_local": {"en": "Name in own script", "id": "Nama dalam aksara asli"},
        "other_names": {"en": "Other names", "id": "Nama lain"},
        "title_before": {"en": "Titles before the name", "id": "Gelar depan"},
        "title_after": {"en": "Titles after the name", "id": "Gelar belakang"},
        "category": {"en": "Category", "id": "Kategori"},
        "tier": {"en": "Tier", "id": "Jenjang"},
        "rank_title": {"en": "Rank", "id": "Pangkat"},
        "summary": {"en": "Summary", "id": "Ringkasan"},
        "summary_local": {"en": "Summary in own language", "id": "Ringkasan lokal"},
        "service_since": {"en": "Year of entry", "id": "Tahun masuk"},
        "modes": {"en": "Delivery", "id": "Metode"},
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
    },
    "languages": {"languages": {"en": "Language", "id": "Bahasa"}},
}
EXAMPLE = {"en": "example", "id": "contoh"}
EXAMPLES: dict[str, list[dict[str, str]]] = {
    "people": [{"name": "Example Person One"}, {"name": "Example Person Two", "title_before": "Dr."}],
    "posts": [{"position": "Director of Examples", "since": "2020-01-01"}, {"position": "Chair of Examples"}],
    "expertise": [{}],
    "languages": [{}],
}
LISTS = {"en": "Lists", "id": "Daftar"}
READ_ME = {
    "en": [
        "Read me",
        "Give each person one row in the sheet “People”. The rows are numbered already.",
        "In the other sheets, put the person’s number in the first column. A person may have many rows there.",
        "Choose from the lists where there are any. An agency that is not listed can be written in full.",
        "Write dates as year-month-day, for example 2020-03-31. Leave “End date” empty for a current post.",
        "Rows with “example” for a number only show how. They are not taken in.",
        "Do not change the names of sheets and columns.",
    ],
    "id": [
        "Petunjuk",
        "Isi satu baris untuk setiap pejabat pada lembar “Pejabat”. Baris sudah diberi nomor.",
        "Pada lembar lain, isi nomor pejabat di kolom pertama. Satu pejabat boleh memiliki banyak baris.",
        "Pilih dari daftar jika tersedia. Instansi yang belum terdaftar boleh ditulis lengkap.",
        "Tulis tanggal sebagai tahun-bulan-hari, misalnya 2020-03-31. Kosongkan “Sampai” untuk jabatan saat ini.",
        "Baris bernomor “contoh” hanya menunjukkan cara mengisi dan tidak diproses.",
        "Jangan mengubah nama lembar dan kolom.",
    ],
}
