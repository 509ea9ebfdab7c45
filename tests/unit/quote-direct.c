/* Words in quotation marks: which are speech, and whose. */
#include "../support/quote_fixture.h"

static const QuoteCase cases[] = {
    {"/quote/direct/name-of-a-campaign",
     "Ông [p0|Lê Văn Gió] nói đập vẫn an toàn. / “Làng ơi, hãy giữ lấy nước” là tên của chiến "
     "dịch.",
     "indirect p0: đập vẫn an toàn"},
    {"/quote/cue-after-closing-mark",
     "“Con đập vẫn an toàn trong mùa lũ này”, ông [p0|Gió] khẳng định.",
     "direct p0: Con đập vẫn an toàn trong mùa lũ này"},
    {"/quote/cue-before-colon",
     "Bà [p1|Trần Thị Mây], Phó Giám đốc [i0|Cục Nước sạch], cho biết: “Chúng tôi sẽ mở thêm "
     "ba "
     "trạm. / Người dân không phải chờ lâu.”",
     "direct p1: Chúng tôi sẽ mở thêm ba trạm. Người dân không phải chờ lâu."},
    {"/quote/straight-marks", "\"Nước sông đang lên rất nhanh\" - [i1|Bộ Sông ngòi] thông báo.",
     "direct i1: Nước sông đang lên rất nhanh"},
    {"/quote/split-by-the-cue",
     "“Con đập vẫn an toàn”, ông [p0|Gió] nói, “người dân hãy yên tâm”.",
     "direct p0: Con đập vẫn an toàn\ndirect p0: người dân hãy yên tâm"},
    {"/quote/term-is-no-quotation",
     "Hội thảo có chủ đề “Nước sạch cho mọi nhà ở vùng cao” do [i1|Bộ Sông ngòi] tổ chức.", ""},
    {"/quote/figure-of-speech-is-no-quotation",
     "Con suối “nhỏ mà có võ” chảy qua làng của ông [p0|Gió].", ""},
    {"/quote/crime-is-no-quotation",
     "Tòa phạt bị cáo [p3|Suối] 5 năm tù về tội “vi phạm quy định về khai thác nước ngầm tại "
     "vùng đệm và vùng lõi”.",
     ""},
    {"/quote/sentence-of-its-own-goes-on",
     "Ông [p0|Gió] cho rằng giá nước sẽ còn tăng. / “Nhưng người nghèo phải được trợ giá "
     "ngay”.",
     "indirect p0: giá nước sẽ còn tăng\ndirect p0: Nhưng người nghèo phải được trợ giá ngay"},
    {"/quote/closing-mark-missing",
     "Ông [p0|Lê Văn Gió] nhấn mạnh: “nước là tài sản chung của mọi người. / Trời đã mưa ba "
     "ngày.",
     "direct p0: nước là tài sản chung của mọi người"},
    {"/quote/inner-quotation-shares-the-mark",
     "“Chúng tôi làm theo lời dạy “uống nước nhớ nguồn”, bà [p1|Mây] nói.",
     "direct p1: Chúng tôi làm theo lời dạy “uống nước nhớ nguồn"},
    {"/quote/opening-mark-typed-as-closing",
     "”Con đập vẫn an toàn trong mùa lũ này”, ông [p0|Gió] khẳng định.",
     "direct p0: Con đập vẫn an toàn trong mùa lũ này"},
    {"/quote/comma-before-closing-mark",
     "“Con đập vẫn an toàn trong mùa lũ này,” ông [p0|Gió] nói.",
     "direct p0: Con đập vẫn an toàn trong mùa lũ này"},
    {"/quote/unnamed-speaker", "“Chúng tôi đã chờ nước ba tháng nay”, một người dân chia sẻ.",
     "direct -: Chúng tôi đã chờ nước ba tháng nay"},
    {"/quote/name-alone-after-dash",
     "“Chúng tôi không giấu số liệu nào cả” – ông [p0|Lê Văn Gió], Giám đốc [i0|Cục Nước "
     "sạch].",
     "direct p0: Chúng tôi không giấu số liệu nào cả"},
    {"/quote/cue-in-a-sentence-after",
     "“Con đập vẫn an toàn trong mùa lũ.” / Ông [p0|Gió] khẳng định.",
     "direct p0: Con đập vẫn an toàn trong mùa lũ."},
    {"/quote/line-before-announces",
     "Ông [p0|Lê Văn Gió] chia sẻ:\n“Tôi lớn lên bên dòng sông này”.",
     "direct p0: Tôi lớn lên bên dòng sông này"},
    {"/quote/paper-relays",
     "“Con đập vẫn an toàn trong mùa lũ”, [i2|Hãng tin Nguồn] dẫn lời ông [p0|Gió].",
     "direct p0: Con đập vẫn an toàn trong mùa lũ"},
};

int
main(int argc, char **argv)
{
    return fixture_run(argc, argv, cases, G_N_ELEMENTS(cases));
}
