/* Reported speech without marks. */
#include "../support/quote_fixture.h"

static const QuoteCase cases[] = {
    {"/quote/indirect/cue-then-comma",
     "Ông [p0|Lê Văn Gió] cho biết, toàn tỉnh có 40 trạm bơm.",
     "indirect p0: toàn tỉnh có 40 trạm bơm"},
    {"/quote/indirect/link-word-left-out",
     "Tuy nhiên, bà [p1|Mây] cũng nói rằng dự án sẽ chậm ba tháng.",
     "indirect p1: dự án sẽ chậm ba tháng"},
    {"/quote/indirect/institution-speaks",
     "[i0|Cục Nước sạch] cho hay sẽ kiểm tra toàn bộ trạm bơm.",
     "indirect i0: sẽ kiểm tra toàn bộ trạm bơm"},
    {"/quote/indirect/role-beside-the-name",
     "Ông [p0|Lê Văn Gió] - Giám đốc [i0|Cục Nước sạch] nhận định, nguồn nước ngầm đang cạn "
     "dần.",
     "indirect p0: nguồn nước ngầm đang cạn dần"},
    {"/quote/indirect/role-and-parent-beside-the-name",
     "TS. [p3|Võ Suối], Phó Vụ trưởng [i0|Cục Nước sạch], [i1|Bộ Sông ngòi] cho rằng giá nước "
     "sẽ tăng.",
     "indirect p3: giá nước sẽ tăng"},
    {"/quote/indirect/words-between-commas-beside-the-name",
     "[p2|John Rivers], đứng đầu nhóm khảo sát lưu vực, nói rằng mực nước đang giảm nhanh.",
     "indirect p2: mực nước đang giảm nhanh"},
    {"/quote/indirect/frame-before-the-speaker",
     "Phát biểu tại hội nghị, Tổng Giám đốc [i3|Công ty Giếng Xanh] [p0|Lê Văn Gió] nhấn mạnh "
     "nước sạch là quyền của mọi người.",
     "indirect p0: nước sạch là quyền của mọi người"},
    {"/quote/indirect/words-first",
     "Giá nước sẽ không tăng trong năm nay, ông [p0|Gió] cho biết thêm.",
     "indirect p0: Giá nước sẽ không tăng trong năm nay"},
    {"/quote/indirect/theo-person", "Theo ông [p0|Gió], giá nước sẽ không tăng trong năm nay.",
     "indirect p0: giá nước sẽ không tăng trong năm nay"},
    {"/quote/indirect/theo-person-with-role",
     "Theo bà [p1|Trần Thị Mây], Chủ tịch [i3|Công ty Giếng Xanh], việc đào giếng đã xong.",
     "indirect p1: việc đào giếng đã xong"},
    {"/quote/indirect/theo-at-the-end",
     "Giá nước sẽ không tăng trong năm nay, theo [i1|Bộ Sông ngòi].",
     "indirect i1: Giá nước sẽ không tăng trong năm nay"},
    {"/quote/indirect/theo-decree-is-no-speaker",
     "Theo quy định mới của [i1|Bộ Sông ngòi], mỗi hộ phải có đồng hồ nước.", ""},
    {"/quote/indirect/figures-are-no-speech",
     "Theo số liệu của [i0|Cục Nước sạch], toàn tỉnh có 40 trạm bơm.", ""},
    {"/quote/indirect/document-speaks-for-its-institution",
     "Thông báo của [i1|Bộ Sông ngòi] cho biết các trạm bơm sẽ tạm dừng từ 9 giờ.",
     "indirect i1: các trạm bơm sẽ tạm dừng từ 9 giờ"},
    {"/quote/indirect/nothing-was-said",
     "Ông [p0|Gió] không cho biết bao giờ trạm bơm sẽ hoạt động trở lại.", ""},
    {"/quote/indirect/unnamed-group",
     "Nhiều chuyên gia cho rằng giá nước sẽ còn tăng trong năm tới.", ""},
    {"/quote/indirect/noun-phrase-is-no-report",
     "[i0|Cục Nước sạch] cảnh báo về nguy cơ ngập lụt trên diện rộng.", ""},
    {"/quote/indirect/second-cue-of-the-same-speaker",
     "Ông [p0|Gió] cho biết con đập vẫn đang an toàn và đề nghị người dân cần bình tĩnh.",
     "indirect p0: con đập vẫn đang an toàn\nindirect p0: người dân cần bình tĩnh"},
    {"/quote/indirect/contrast-ends-the-report",
     "Ông [p0|Gió] cho biết con đập vẫn đang an toàn nhưng chưa nói rõ bao giờ kiểm tra lại.",
     "indirect p0: con đập vẫn đang an toàn"},
    {"/quote/indirect/report-within-a-report",
     "Ông [p0|Gió] cho biết, đa số ý kiến cho rằng giá nước vẫn còn quá cao.",
     "indirect p0: đa số ý kiến cho rằng giá nước vẫn còn quá cao"},
    {"/quote/indirect/agent-of-another-deed",
     "Báo cáo do ông [p0|Gió] trình bày, giá nước cũng được nhắc tới nhiều lần.", ""},
};

int
main(int argc, char **argv)
{
    return fixture_run(argc, argv, cases, G_N_ELEMENTS(cases));
}
