/* Whom pronouns, roles and short names mean; interviews. */
#include "../support/quote_fixture.h"

static const QuoteCase cases[] = {
    {"/quote/speaker/pronoun-by-gender",
     "Bà [p1|Trần Thị Mây] gặp ông [p0|Lê Văn Gió] tại trạm bơm. / Bà cho biết dự án sẽ chậm "
     "ba "
     "tháng.",
     "indirect p1: dự án sẽ chậm ba tháng"},
    {"/quote/speaker/pronoun-after-a-quotation",
     "Ông [p0|Lê Văn Gió] cho biết đập vẫn an toàn.\n“Người dân hãy yên tâm ở lại nhà”, ông "
     "nói.",
     "indirect p0: đập vẫn an toàn\ndirect p0: Người dân hãy yên tâm ở lại nhà"},
    {"/quote/speaker/epithet",
     "Ông [p0|Lê Văn Gió] là người thiết kế con đập. / Vị này cho biết thêm, khoản nợ đã được "
     "trả "
     "hết.",
     "indirect p0: khoản nợ đã được trả hết"},
    {"/quote/speaker/role-alone",
     "Bộ trưởng [p0|Lê Văn Gió] đã tới thăm trạm bơm. / Bộ trưởng khẳng định, mọi nhà sẽ có "
     "nước "
     "sạch.",
     "indirect p0: mọi nhà sẽ có nước sạch"},
    {"/quote/speaker/role-with-its-institution",
     "TS. [p3|Võ Suối], Viện trưởng [i0|Cục Nước sạch], dự hội thảo. / Viện trưởng [i0|Cục "
     "Nước "
     "sạch] cho rằng, giá nước sẽ tăng.",
     "indirect p3: giá nước sẽ tăng"},
    {"/quote/speaker/role-that-nobody-holds",
     "Giám đốc [i0|Cục Nước sạch] cho biết, toàn tỉnh có 40 trạm bơm.",
     "indirect i0: toàn tỉnh có 40 trạm bơm"},
    {"/quote/speaker/institution-by-its-kind",
     "[i0|Cục Nước sạch] họp với [i3|Công ty Giếng Xanh] tuần này. / Công ty này cho biết sẽ "
     "bồi "
     "thường cho khách hàng.",
     "indirect i3: sẽ bồi thường cho khách hàng"},
    {"/quote/speaker/document-without-its-institution",
     "“Mọi trạm bơm phải có người trực đêm”, [i1|Bộ Sông ngòi] nêu rõ.\nCác trạm nhỏ cũng phải "
     "trực, thông báo viết.",
     "direct i1: Mọi trạm bơm phải có người trực đêm\nindirect i1: Các trạm nhỏ cũng phải "
     "trực"},
    {"/quote/speaker/delegate-speaks-for-the-institution",
     "Đại diện [i3|Công ty Giếng Xanh] cho biết sẽ bồi thường cho khách hàng.",
     "indirect i3: sẽ bồi thường cho khách hàng"},
    {"/quote/speaker/wife-is-not-the-husband",
     "Vợ ông [p0|Gió] cho biết hai người đã dọn khỏi làng từ lâu.", ""},
    {"/quote/speaker/role-of-a-person-is-somebody-else",
     "Bác sĩ của ông [p0|Gió] cho biết bệnh đã lui từ tuần trước.", ""},
    {"/quote/speaker/brackets-inside-an-apposition",
     "Ông [p0|Lê Văn Gió], Giám đốc [i0|Cục Nước sạch] (quận Suối, tỉnh Mây) cho biết đập vẫn "
     "an toàn.",
     "indirect p0: đập vẫn an toàn"},
    {"/quote/speaker/two-appositions",
     "[p0|Lê Văn Gió], người phát ngôn của [i0|Cục Nước sạch], cơ quan trông đập, cho biết đập "
     "vẫn an toàn.",
     "indirect p0: đập vẫn an toàn"},
    {"/quote/speaker/place-of-work-before-the-cue",
     "Ông [p0|Lê Văn Gió], [i1|Bộ Sông ngòi] cho rằng đập vẫn an toàn.",
     "indirect p0: đập vẫn an toàn"},
    {"/quote/speaker/relayed-by-a-paper",
     "[i3|Công ty Giếng Xanh] dẫn lời ông [p0|Lê Văn Gió] cho biết đập vẫn an toàn.",
     "indirect p0: đập vẫn an toàn"},
    {"/quote/speaker/document-relayed-by-a-paper",
     "[i3|Công ty Giếng Xanh] dẫn thông cáo của [i0|Cục Nước sạch] cho biết đập vẫn an toàn.",
     "indirect i0: đập vẫn an toàn"},
    {"/quote/speaker/kin-of-another",
     "Ông [p0|Lê Văn Gió], bạn trai của ca sĩ [p1|Mây] và là giám đốc [i3|Công ty Giếng Xanh] "
     "cho biết đập vẫn an toàn.",
     "indirect p0: đập vẫn an toàn"},
    {"/quote/speaker/clause-between-two-commas",
     "[p0|Lê Văn Gió], một sinh viên bị đau ở cánh tay, cho biết đập vẫn an toàn.",
     "indirect p0: đập vẫn an toàn"},
    {"/quote/speaker/body-of-a-country",
     "[i3|Công ty Giếng Xanh] của Anh cho biết, đập vẫn an toàn.",
     "indirect i3: đập vẫn an toàn"},
    {"/quote/speaker/chairman-of-a-firm",
     "Chủ tịch [p0|Lê Văn Gió] của [i3|Công ty Giếng Xanh] cho biết đập vẫn an toàn.",
     "indirect p0: đập vẫn an toàn"},
    {"/quote/speaker/office-after-a-dash",
     "Việc này khá phổ biến Thiếu tướng [p0|Lê Văn Gió] - Cục trưởng [i0|Cục Nước sạch] (C1) "
     "cho biết, giá nước sẽ tăng.",
     "indirect p0: giá nước sẽ tăng"},
    {"/quote/speaker/office-after-an-age",
     "Việc này khá phổ biến [p0|Lê Văn Gió] (45 tuổi), Giám đốc [i0|Cục Nước sạch] cho biết, "
     "giá "
     "nước sẽ tăng.",
     "indirect p0: giá nước sẽ tăng"},
    {"/quote/speaker/lawyer-of-another",
     "[p0|Lê Văn Gió], luật sư của bà [p1|Trần Thị Mây] cho rằng, bản án ấy quá nặng.",
     "indirect p0: bản án ấy quá nặng"},
    {"/quote/interview/answer-runs-over-paragraphs",
     "Q: Thưa ông, bao giờ dự án hoàn thành?\nA: Ông [p0|Lê Văn Gió]: Trước hết là chuyện "
     "tiền.\n"
     "A: Sau đó mới tới chuyện đất.\nQ: Còn giá nước?\nA: Giá nước chưa tăng.",
     "interview p0: Trước hết là chuyện tiền.\nSau đó mới tới chuyện đất.\n"
     "interview p0: Giá nước chưa tăng."},
    {"/quote/interview/two-who-answer",
     "A: Ông [p0|Lê Văn Gió]: Tôi đồng ý.\nA: Bà [p1|Trần Thị Mây]: Tôi thì không.",
     "interview p0: Tôi đồng ý.\ninterview p1: Tôi thì không."},
    {"/quote/interview/within-a-paragraph-without-signs",
     "Ông [p0|Lê Văn Gió] đã trao đổi với báo giới. / Thưa ông, bao giờ đập hoàn thành? / Tôi "
     "cho rằng phải chờ mùa khô. / Đất ở đây rất yếu. / [i0|Cục Nước sạch] cho biết giá nước "
     "sẽ tăng. / Ông đánh giá việc này thế nào? / - Giá phải tính đủ. / Xin cảm ơn ông! / "
     "[p2|Sương]",
     "interview p0: Tôi cho rằng phải chờ mùa khô. Đất ở đây rất yếu.\n"
     "indirect i0: giá nước sẽ tăng\n"
     "interview p0: Giá phải tính đủ."},
    {"/quote/interview/within-a-paragraph-asterisk-and-dash",
     "Ông [p0|Lê Văn Gió] cho biết: - Chúng tôi đã xem xét kỹ việc này. / * Đập hỏng từ bao "
     "giờ? / - Từ mùa lũ năm ngoái. / Ai cũng biết. / * Có người nói đập xây ẩu... / - Không "
     "đúng. / Xin cảm ơn ông.",
     "interview p0: Chúng tôi đã xem xét kỹ việc này.\n"
     "interview p0: Từ mùa lũ năm ngoái. Ai cũng biết.\ninterview p0: Không đúng."},
    {"/quote/interview/within-a-paragraph-labels",
     "Bà [p1|Trần Thị Mây] đến dự. / PV: Đập hỏng từ bao giờ? / Ông [p0|Lê Văn Gió]: Từ mùa "
     "lũ. / PV: Còn giá nước? / Ông [p0|Lê Văn Gió]: Giá chưa tăng.",
     "interview p0: Từ mùa lũ.\ninterview p0: Giá chưa tăng."},
    {"/quote/interview/within-a-paragraph-question-and-answer-words",
     "Ông [p0|Lê Văn Gió] trả lời bạn đọc. / Hỏi: Đập hỏng từ bao giờ? / Đáp: Từ mùa lũ. / "
     "Hỏi: Còn giá nước? / Đáp: Giá chưa tăng.",
     "interview p0: Từ mùa lũ.\ninterview p0: Giá chưa tăng."},
    {"/quote/interview/one-question-is-none",
     "Ông [p0|Lê Văn Gió] đến đập. / Bao giờ đập hoàn thành? / Chưa ai biết. / Nước vẫn lên.",
     ""},
};

int
main(int argc, char **argv)
{
    return fixture_run(argc, argv, cases, G_N_ELEMENTS(cases));
}
