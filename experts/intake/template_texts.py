"""What a template says beside its headings and its examples, in its language."""

HINTS = {
    "date": {
        "en": "2020-03-31, 2020-03 or 2020",
        "id": "2020-03-31, 2020-03, atau 2020",
    },
    "agency": {
        "en": "Choose from the list, or write the name of another agency in full.",
        "id": "Pilih dari daftar, atau tulis lengkap nama instansi lain.",
    },
    "external_id": {
        "en": "The number of the record in your own system. It is not shown to the public.",
        "id": "Nomor data ini dalam sistem Anda sendiri. Tidak ditampilkan kepada publik.",
    },
    "other_names": {"en": "Put a semicolon between several.", "id": "Pisahkan beberapa nama dengan titik koma."},
    "summary": {"en": "At most 600 characters.", "id": "Paling banyak 600 karakter."},
}
HINTS |= {"summary_local": HINTS["summary"], "parent_agency": HINTS["agency"]}
HINTS |= dict.fromkeys(("since", "until", "available_from", "available_until"), HINTS["date"])
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
