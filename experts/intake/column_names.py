"""What columns are called in the languages of the region, beside the names that ``columns`` knows."""

# Written as there: English, Indonesian, Thai, Vietnamese, Malay, Khmer, Lao, Burmese, Filipino, Portuguese, Tetum,
# Chinese, Japanese, Korean. A name that means two things is left out.
MORE_NAMES = {
    "number": "no, nr, ลำดับ, ลำดับที่, stt, số thứ tự, bil, ល រ, ລຳດັບ, စဉ်, blg, 序号, 番号, 번호, 연번",
    "country": "ประเทศ, quốc gia, nước, ប្រទេស, ປະເທດ, နိုင်ငံ, bansa, país, nasaun, 国家, 国籍, 国名, 국가, 국적",
    "name": "official name, name and titles, nama dan gelar, nama beserta gelar, ชื่อ, ชื่อสกุล, ชื่อนามสกุล, "
    "ชื่อและนามสกุล, họ tên, họ và tên, nama penuh, ឈ្មោះ, ឈ្មោះពេញ, គោត្តនាម និងនាម, ຊື່, ຊື່ ແລະ ນາມສະກຸນ, "
    "အမည်, pangalan, buong pangalan, nome, nome completo, naran, naran kompletu, 姓名, 氏名, 名前, 이름, 성명",
    "family_name": "surname, นามสกุล, họ và tên đệm, នាមត្រកូល, ນາມສະກຸນ, apelyido, apelido, 姓, 성",
    "given_name": "名, tên gọi",
    "title_before": "คำนำหน้า, คำนำหน้าชื่อ, ຄຳນຳໜ້າ, 敬称, 称谓",
    "titles": "học hàm, học vị, học hàm học vị, gelaran, tratamento, 호칭",
    "position": "current position, jabatan saat ini, ตำแหน่ง, chức vụ, chức danh, jawatan, nama jawatan, តួនាទី, "
    "មុខតំណែង, ຕຳແໜ່ງ, ရာထူး, posisyon, katungkulan, cargo, função, kargu, pozisaun, 职务, 职位, 役職, 職名, "
    "직위, 직책",
    "agency": "organisasi, opd, skpd, tempat tugas, tempat kerja, instansi asal, employer, หน่วยงาน, กระทรวง, "
    "กรม, สังกัด, ส่วนราชการ, cơ quan, đơn vị công tác, cơ quan công tác, bộ ngành, agensi, agensi kerajaan, "
    "ក្រសួង, ស្ថាប័ន, ກະຊວງ, ອົງການ, ဝန်ကြီးဌာန, ahensya, ahensiya, kagawaran, ministério, instituição, "
    "ministériu, instituisaun, 单位, 工作单位, 机构, 所属, 所属機関, 省庁, 소속, 소속기관, 기관, 부처",
    "unit": "satker, unit eselon, section, กอง, สำนัก, ฝ่าย, phòng ban, đơn vị, bahagian, នាយកដ្ឋាន, អង្គភាព, "
    "ພະແນກ, dibisyon, yunit, divisão, unidade, divizaun, 部门, 处室, 部署, 부서",
    "rank_title": "ระดับ, ngạch, ngạch bậc, gred, gred jawatan, ឋានន្តរស័ក្តិ, ranggo, grau, 级别, 职级, 級, "
    "等級, 직급, 계급",
    "tier": "jenjang jabatan, level of position, cấp, peringkat, antas, nível, 层级",
    "category": "ประเภท, loại, kategorya, 类别, 区分, 구분",
    "competencies": "area of expertise, field of expertise, specialisation, specialization, spesialisasi, topics, "
    "training topics, topik, materi, ความเชี่ยวชาญ, สาขาความเชี่ยวชาญ, ด้านที่เชี่ยวชาญ, สมรรถนะ, chuyên môn, "
    "lĩnh vực chuyên môn, năng lực, bidang kepakaran, kemahiran, ជំនាញ, សមត្ថភាព, ຄວາມຊ່ຽວຊານ, ကျွမ်းကျင်မှု, "
    "kadalubhasaan, kasanayan, especialidade, área de especialização, competências, espesialidade, 专长, "
    "专业领域, 専門, 専門分野, 전문분야, 역량",
    "languages": "ภาษา, ngôn ngữ, ngoại ngữ, ភាសា, ພາສາ, ဘာသာစကား, wika, mga wika, língua, línguas, idiomas, "
    "lian, 语言, 外语, 言語, 使用言語, 언어, 사용언어, 외국어",
    "roles": "บทบาท, vai trò, peranan, papel, 角色, 役割, 역할",
    "modes": "รูปแบบ, hình thức, kaedah, modalidade, 方式, 방식",
    "since": "appointed on, appointment date, date of appointment, tmt, tanggal mulai, mulai menjabat, "
    "tanggal mulai jabatan, ตั้งแต่, วันที่เริ่ม, từ ngày, ngày bổ nhiệm, tarikh mula, tarikh lantikan, ចាប់ពី, "
    "ຕັ້ງແຕ່, simula, desde, data de início, hosi, 任职时间, 开始日期, 就任日, 開始日, 임명일, 시작일",
    "until": "tanggal selesai, akhir jabatan, end of term, ถึง, วันที่สิ้นสุด, đến ngày, ngày kết thúc, "
    "tarikh tamat, រហូតដល់, ເຖິງ, hanggang, até, data de fim, 结束日期, 終了日, 종료일",
    "summary": "ประวัติ, ประวัติย่อ, tóm tắt, tiểu sử, ជីវប្រវត្តិ, ຊີວະປະຫວັດ, အကျဉ်းချုပ်, buod, talambuhay, "
    "resumo, biografia, rezumu, 简介, 简历, 概要, 略歴, 経歴, 약력, 소개",
    "service_since": "year joined, joined the service, tmt cpns, ปีที่เข้ารับราชการ, ปีที่บรรจุ, năm vào ngành, "
    "năm tuyển dụng, tahun lantikan, tahun mula berkhidmat, taon ng pagpasok, ano de ingresso, 入职年份, 入省年, "
    "入庁年, 임용연도",
}
# A word that means one thing in Indonesia means another in Malaysia and Brunei.
MALAY_NAMES = {"agency": "jabatan", "position": "jawatan"}
MALAY_COUNTRIES = {"BN", "MY"}
# An agency, or that to which one in another column belongs.
MINISTRIES = "ministry, kementerian, กระทรวง, bộ, ក្រសួង, ກະຊວງ, ဝန်ကြီးဌာန, ministério, ministériu, 省庁, 부처"

# They say nothing of what a column holds.
FILLERS = (
    "a, an, the, of, and, or, in, if, any, your, their, his, her, latest, full, official, officials, expert, "
    "experts, person, staff, employee, yang, dan, atau, di, jika, ada, saat, ini, terakhir, sekarang, resmi, "
    "lengkap, pejabat, pegawai, pakar, narasumber, asn, pns, sesuai, sk, data, utama, please, del, de, da, do, "
    "ng, mga, cua, cac"
)
# These say something only where all else are fillers: the name of what, from where?
VAGUE = "name, nama, title, id, no, nr, level, from, to, start, end, about, term, mode, role, tu, den"

# Columns of what is nobody’s business or easily taken for something else; nothing is guessed of them.
PRIVATE = (
    "phone, telephone, tel, telp, telepon, telefon, telefone, mobile, hp, wa, whatsapp, fax, faks, email, mail, "
    "surel, address, alamat, endereco, birth, born, dob, lahir, nascimento, gender, sex, sexo, kelamin, jantina, "
    "kasarian, religion, agama, nik, ktp, npwp, ic, mykad, passport, paspor, pasport, photo, foto, gambar, age, "
    "usia, umur, salary, gaji, signature, spouse, marital, remark, remarks, note, notes, keterangan, catatan"
)
# The same, wherever it stands in a heading.
PRIVATE_PARTS = (
    "địa chỉ, điện thoại, ngày sinh, giới tính, ghi chú, อีเมล, โทรศัพท์, เบอร์โทร, ที่อยู่, วันเกิด, เพศ, อายุ, "
    "หมายเหตุ, ទូរស័ព្ទ, ភេទ, កំណើត, ໂທລະສັບ, ເພດ, ວັນເດືອນປີເກີດ, ဖုန်း, 电话, 邮箱, 性别, 出生, 年龄, 身份证, "
    "备注, 電話, 性別, 生年月日, 住所, 年齢, 備考, 전화, 성별, 생년월일, 이메일, 주소, 나이, 비고"
)

# How the names of agencies begin or end.
AGENCY_WORDS = (
    "ministry, department, bureau, agency, commission, directorate, secretariat, kementerian, departemen, badan, "
    "lembaga, dinas, sekretariat, direktorat, komisi, jabatan, suruhanjaya, kagawaran, kawanihan, komisyon, "
    "ministerio, ministeriu, secretaria, direcao, bo, cuc, uy"
)
# Where there are no spaces between words: how they begin, how they end.
UNSPACED_BEGINNINGS = "กรม, กระทรวง, สำนักงาน, ក្រសួង, អគ្គនាយកដ្ឋាន, ກະຊວງ, ກົມ"
UNSPACED_ENDS = "部, 省, 庁, 局, 委员会, 委員会, 부, 처, 청, 위원회, ဝန်ကြီးဌာန, ဦးစီးဌာန"
