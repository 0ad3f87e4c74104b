"""What an export says that the template does not, in its language."""

CONTACTS = {"en": "Contacts", "id": "Kontak"}
CONTACT_HEADINGS = {
    "name": {"en": "Full name", "id": "Nama lengkap"},
    "kind": {"en": "Kind of contact", "id": "Jenis kontak"},
    "owner": {"en": "Whose", "id": "Milik"},
    "value": {"en": "Address or number", "id": "Alamat atau nomor"},
    "sharing": {"en": "May be shared", "id": "Boleh dibagikan"},
}
READ_ME = {
    "en": [
        "Read me",
        "These are the records as they were on {today}. Change what is to change, and take the file in again.",
        "Leave “No.”, “Record” and “Record no.” as they are: they say for what a row stands.",
        "A cell of “People” that you empty becomes empty in the record. A row that you delete changes nothing.",
        "To add a person, take a number that nobody has and leave “Record” empty.",
        "To add a post or anything else, add a row with the person’s number and leave “Record no.” empty.",
        "“Full name” in the other sheets only helps you: what counts there is the number.",
        "A sheet “Contacts” is for reading only. Nothing in it is taken in.",
        "Do not change the names of sheets and columns.",
    ],
    "id": [
        "Petunjuk",
        "Data ini sesuai keadaan pada {today}. Ubah yang perlu diubah, lalu masukkan kembali berkas ini.",
        "Jangan mengubah “No.”, “Rekaman”, dan “No. rekaman”: ketiganya menunjukkan data mana yang dimaksud.",
        "Sel pada “Pejabat” yang dikosongkan akan kosong pula dalam data. Baris yang dihapus tidak mengubah apa pun.",
        "Untuk menambah pejabat, pakai nomor yang belum digunakan dan kosongkan “Rekaman”.",
        "Untuk menambah jabatan atau lainnya, isi baris baru dengan nomor pejabat dan kosongkan “No. rekaman”.",
        "“Nama lengkap” pada lembar lain hanya membantu Anda: yang berlaku di sana adalah nomornya.",
        "Lembar “Kontak” hanya untuk dibaca. Isinya tidak diproses.",
        "Jangan mengubah nama lembar dan kolom.",
    ],
}
