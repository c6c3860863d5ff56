/*
 * The catalogue of findings: one row a code, and the only place where a code
 * is written down.  Rows are in the order of their codes; codes are never
 * used again.
 *
 * X(name, code, severity, message zh, message en, explanation zh, explanation
 *   en, wrong, right, clause)
 *
 * Letters: F front matter, S structure and roles, N numbering and headings,
 * D dates and stages, L language, A document number, recipients, attachments,
 * signature, T typography and layout, I input and limits, W writing.
 */
#ifndef FANGAN_BASE_DIAG_CATALOGUE_H
#define FANGAN_BASE_DIAG_CATALOGUE_H

/* clang-format off */
#define DIAG_LIST(X)                                                           \
    X(COMPANION_BROKEN, "A001", SEVERITY_ERROR,                                \
      "“{1}”用不了：{2}", "“{1}” can't be used: {2}",                          \
      "印发的方案或附件的文件不存在、读不了，或者不在本文件的文件夹内。",      \
      "The file of the issued plan or of an attachment is not there, can't be " \
      "read, or lies outside this file's folder.",                             \
      "印发: ../别处/方案.md", "印发: 方案.md", "GB/T 9704-2012 7.3.7")        \
    X(ATTACHMENT_NOT_SET, "A002", SEVERITY_WARNING,                            \
      "附件“{1}”不是方案文件，只列名称，不排入正文之后",                       \
      "attachment “{1}” is no plan file: it is listed, not set",               \
      "附件只有写成方案文件（.md）才能排在正文之后；其他文件请另行附上。",     \
      "Only an attachment written as a plan file (.md) is set behind the text; " \
      "other files have to be added by hand.",                                 \
      "附件: [{名称: 名单, 文件: 名单.xlsx}]",                                 \
      "附件: [{名称: 名单, 文件: 名单.md}]", "GB/T 9704-2012 7.3.7")           \
    X(DOCNUMBER_BRACKETS, "A010", SEVERITY_ERROR,                              \
      "发文字号的年份应当用六角括号：{1}",                                     \
      "the year of a document number takes 〔〕: {1}",                         \
      "发文字号的年份用六角括号〔〕括起，不用方括号、方头括号或圆括号。",      \
      "The year in a document number stands in 〔〕, not in square, lenticular or round brackets.", \
      "根据《关于开展读书活动的通知》（某文发[2026]1号）要求，制定本方案。",   \
      "根据《关于开展读书活动的通知》（某文发〔2026〕1号）要求，制定本方案。", \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_LOOKALIKE, "A011", SEVERITY_WARNING,                           \
      "年份两边不是六角括号〔〕：{1}",                                         \
      "these are not the brackets 〔〕: {1}",                                  \
      "形似六角括号的字符（﹝﹞、„‟）或转码留下的问号不是〔〕（U+3014、U+3015）。", \
      "Look-alikes (﹝﹞, „‟) and question marks left by a conversion are not 〔〕 (U+3014, U+3015).", \
      "根据《关于开展读书活动的通知》（某文发﹝2026﹞1号）要求，制定本方案。", \
      "根据《关于开展读书活动的通知》（某文发〔2026〕1号）要求，制定本方案。", \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_ORDINAL, "A012", SEVERITY_ERROR,                               \
      "发文顺序号不加“第”：{1}",                                               \
      "no 第 before the number of a document: {1}",                            \
      "发文字号的顺序号前不加“第”字。",                                        \
      "The serial number of a document has no 第 before it.",                  \
      "根据《关于开展读书活动的通知》（某文发〔2026〕第1号）要求，制定本方案。", \
      "根据《关于开展读书活动的通知》（某文发〔2026〕1号）要求，制定本方案。", \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_ZERO, "A013", SEVERITY_ERROR,                                  \
      "发文顺序号不编虚位：{1}",                                               \
      "no leading zeros in the number of a document: {1}",                     \
      "发文字号的顺序号不编虚位，1 不写作 01。",                               \
      "The serial number of a document has no leading zeros.",                 \
      "根据《关于开展读书活动的通知》（某文发〔2026〕01号）要求，制定本方案。", \
      "根据《关于开展读书活动的通知》（某文发〔2026〕1号）要求，制定本方案。", \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_YEAR_SHORT, "A014", SEVERITY_ERROR,                            \
      "发文字号的年份应当写全：{1}",                                           \
      "the year of a document number in full: {1}",                            \
      "发文字号的年份用四位数字。",                                            \
      "The year in a document number has four digits.",                        \
      "根据《关于开展读书活动的通知》（某文发〔26〕1号）要求，制定本方案。",   \
      "根据《关于开展读书活动的通知》（某文发〔2026〕1号）要求，制定本方案。", \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_YEAR_WORD, "A015", SEVERITY_ERROR,                             \
      "发文字号的年份后不写“年”：{1}",                                         \
      "no 年 behind the year of a document number: {1}",                       \
      "六角括号里只有四位数字的年份。",                                        \
      "There are only the four digits of the year within the brackets.",       \
      "根据《关于开展读书活动的通知》（某文发〔2026年〕1号）要求，制定本方案。", \
      "根据《关于开展读书活动的通知》（某文发〔2026〕1号）要求，制定本方案。", \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_INCOMPLETE, "A016", SEVERITY_ERROR,                            \
      "发文字号不完整：{1}",                                                   \
      "document number incomplete: {1}",                                       \
      "发文字号缺年份、顺序号或者半边括号。",                                  \
      "The year, the serial number or a bracket of the document number is "    \
      "missing.",                                                              \
      "根据《关于开展读书活动的通知》（某文发〔〕32号）要求，制定本方案。",    \
      "根据《关于开展读书活动的通知》（某文发〔2026〕32号）要求，制定本方案。", \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_BLANK, "A017", SEVERITY_WARNING,                               \
      "发文字号中间有空格：{1}",                                               \
      "blanks within a document number: {1}",                                  \
      "发文字号是一个整体，中间没有空格。",                                    \
      "A document number is one word without blanks.",                         \
      "根据《关于开展读书活动的通知》（某文发〔2026〕 22 号）要求，制定本方案。", \
      "根据《关于开展读书活动的通知》（某文发〔2026〕22号）要求，制定本方案。", \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_BARE, "A018", SEVERITY_OFF(SEVERITY_WARNING),                  \
      "引用公文应当先引标题，后引发文字号：{1}",                               \
      "a document is cited by title, then number: {1}",                        \
      "引用公文先写标题，再在圆括号里写发文字号。",                            \
      "A document is cited by its title, with its number in brackets "         \
      "behind it.",                                                            \
      "根据某文发〔2026〕22号文件要求，制定本方案。",                          \
      "根据《关于开展读书活动的通知》（某文发〔2026〕22号）要求，制定本方案。", \
      "党政机关公文处理工作条例 第十九条")                                     \
    X(DOCNUMBER_SHAPE, "A020", SEVERITY_ERROR,                                 \
      "“{1}”不是发文字号，应当是 代字〔年份〕顺序号号",                        \
      "“{1}” is no document number: 代字〔year〕number号",                     \
      "发文字号由发文机关代字、年份、发文顺序号组成。",                        \
      "A document number consists of the organ's code, the year and a "        \
      "serial number.",                                                        \
      "发文字号: 某文发12号\n成文日期: 2026-03-02",                                                  \
      "发文字号: 某文发〔2026〕12号\n成文日期: 2026-03-02",                                          \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(DOCNUMBER_YEAR_DIFFERS, "A021", SEVERITY_WARNING,                        \
      "发文字号的年份是 {1}，成文日期是 {2} 年",                               \
      "the document number says {1}, its date is in {2}",                      \
      "发文字号的年份与成文日期的年份不一致，其中一个多半是旧稿留下的。",      \
      "The year of the number differs from that of the date: one was "         \
      "probably left from an older draft.",                                    \
      "发文字号: 某文发〔2025〕12号\n成文日期: 2026-03-02",                    \
      "发文字号: 某文发〔2026〕12号\n成文日期: 2026-03-02",                    \
      "GB/T 9704-2012 7.2.5")                                                  \
    X(TITLE_MARK, "A040", SEVERITY_ERROR,                                      \
      "标题末尾不用标点：{1}",                                                 \
      "no mark at the end of the title: {1}",                                  \
      "公文标题末尾不加句号、叹号等标点。",                                    \
      "The title of a document does not end in a mark.",                       \
      "标题: 关于开展读书活动的实施方案。",                                    \
      "标题: 关于开展读书活动的实施方案",                                      \
      "GB/T 9704-2012 7.3.1")                                                  \
    X(TITLE_BOOK_MARKS, "A041", SEVERITY_OFF(SEVERITY_WARNING),                \
      "标题里的方案、意见等不加书名号：{1}",                                   \
      "no 《》 in the title round a plan's name: {1}",                         \
      "标题中只有法律、法规、规章加书名号；方案、意见、要点、名单不加。实际用法不一，默认不查。", \
      "In titles only laws and rules stand in 《》, plans and opinions do not.  Practice is split: off by default.", \
      "标题: 关于印发《2026年工作要点》的通知",                                \
      "标题: 关于印发2026年工作要点的通知",                                    \
      "党政机关公文处理工作条例 第九条")                                       \
    X(TITLE_RULES_BARE, "A042", SEVERITY_WARNING,                              \
      "标题里的规章制度应当加书名号：{1}",                                     \
      "rules in a title stand in 《》: {1}",                                   \
      "印发办法、规定、制度等的通知，标题里的规章名称加书名号。",              \
      "In the title of a circular that issues rules, their name stands in 《》.", \
      "标题: 关于印发财务管理制度的通知",                                      \
      "标题: 关于印发《财务管理制度》的通知",                                  \
      "党政机关公文处理工作条例 第九条")                                       \
    X(TITLE_DOUBLED, "A044", SEVERITY_OFF(SEVERITY_WARNING),                   \
      "标题里的“{1}”与“{2}”重复",                                              \
      "“{1}” in the title says what “{2}” says",                               \
      "“关于请求……的请示”“关于上报……的报告”“关于对……的批复”等标题，事由与文种说了两遍。", \
      "The matter repeats what the kind of document says already.",            \
      "标题: 关于请求解决活动经费的请示",                                      \
      "标题: 关于解决活动经费的请示",                                          \
      "党政机关公文处理工作条例 第九条")                                       \
    X(TITLE_KINDLESS, "A045", SEVERITY_WARNING,                                \
      "标题没有文种：{1}",                                                     \
      "the title names no kind of document: {1}",                              \
      "标题由发文机关名称、事由和文种组成，以通知、方案、意见等文种结尾。",    \
      "A title consists of organ, matter and kind, and ends in the kind: 通知, 方案, 意见.", \
      "文种: 实施方案\n标题: 关于加强安全生产工作",                            \
      "文种: 实施方案\n标题: 关于加强安全生产工作的实施方案",                  \
      "党政机关公文处理工作条例 第九条")                                       \
    X(TITLE_CHAIN, "A046", SEVERITY_OFF(SEVERITY_WARNING),                     \
      "标题里一层套一层，应当简化：{1}",                                       \
      "a chain in the title: {1}",                                             \
      "转发通知的标题不写“转发……转发……的通知的通知”，保留最初的文种即可。",    \
      "The title of a circular that passes on another one does not repeat 转发 and 通知.", \
      "标题: 转发市文旅局关于转发读书活动安排的通知的通知",                    \
      "标题: 转发市文旅局关于读书活动安排的通知",                              \
      "党政机关公文处理工作条例 第九条")                                       \
    X(RECIPIENT_MARK, "A047", SEVERITY_ERROR,                                  \
      "主送机关末尾的标点不对：{1}",                                           \
      "wrong mark behind the recipients: {1}",                                 \
      "主送机关后面用全角冒号。前置信息里只写名称，冒号由程序加。",            \
      "The recipients are followed by a full-width colon.  In the front "      \
      "matter only names are written; the program sets the colon.",            \
      "主送: 各县（市、区）人民政府，",                                        \
      "主送: 各县（市、区）人民政府",                                          \
      "GB/T 9704-2012 7.3.2")                                                  \
    X(RECIPIENT_CLASSES, "A048", SEVERITY_OFF(SEVERITY_WARNING),               \
      "不同类的主送机关之间用逗号",                                            \
      "， between classes of recipients",                                      \
      "同类机关之间用顿号，不同类机关之间用逗号。",                            \
      "Recipients of one class are divided by 、, classes by ，.",             \
      "主送: 各县（市、区）人民政府、各直属机构",                              \
      "主送: 各县（市、区）人民政府，各直属机构",                              \
      "GB/T 9704-2012 7.3.2")                                                  \
    X(ATTACHMENT_MARK, "A049", SEVERITY_ERROR,                                 \
      "附件名称不加书名号，末尾不用标点：{1}",                                 \
      "no 《》 round an attachment's name and no mark behind it: {1}",         \
      "附件说明里的名称不加书名号，后面不加标点。",                            \
      "The name of an attachment has no 《》 and no mark behind it.",          \
      "---\n附件: [活动分工表；, 活动名单]\n---\n\n各单位按时报送名单（见附件）。", \
      "---\n附件: [活动分工表, 活动名单]\n---\n\n各单位按时报送名单（见附件）。", \
      "GB/T 9704-2012 7.3.4")                                                  \
    X(ATTACHMENT_NUMBER, "A050", SEVERITY_ERROR,                               \
      "附件的顺序号不对：{1}",                                                 \
      "wrong number of an attachment: {1}",                                    \
      "多个附件写作“附件：1.……”，用阿拉伯数字加下脚点。前置信息里只写名称，序号由程序加。", \
      "Several attachments are written 附件：1.…  In the front matter only names are written; the program sets the numbers.", \
      "---\n附件: [1、活动分工表, 2、活动名单]\n---\n\n各单位按时报送名单（见附件）。", \
      "---\n附件: [活动分工表, 活动名单]\n---\n\n各单位按时报送名单（见附件）。", \
      "GB/T 9704-2012 7.3.4")                                                  \
    X(ATTACHMENT_LABEL, "A051", SEVERITY_ERROR,                                \
      "附件标识不对：{1}",                                                     \
      "wrong label above an attachment: {1}",                                  \
      "附件首页左上角写“附件”或“附件1”，用阿拉伯数字，后面不加冒号。",         \
      "An attachment begins with 附件 or 附件1: an Arabic number and no colon.", \
      "附件一",                                                                \
      "附件1",                                                                 \
      "GB/T 9704-2012 7.3.7")                                                  \
    X(ATTACHMENT_DIFFERS, "A052", SEVERITY_ERROR,                              \
      "附件说明是“{1}”，附件自己的标题是“{2}”",                                \
      "listed as “{1}”, the attachment calls itself “{2}”",                    \
      "附件说明里的名称与附件的标题应当一致。",                                \
      "The name in the list and the attachment's own title must be the same.", \
      "",                                                                      \
      "",                                                                      \
      "GB/T 9704-2012 7.3.7")                                                  \
    X(ATTACHMENT_OF_ISSUED, "A053", SEVERITY_OFF(SEVERITY_WARNING),            \
      "印发的方案不算附件，不写附件说明",                                      \
      "what a circular issues is no attachment",                               \
      "印发、转发类通知直接把方案排在正文之后，一般不再写附件说明。",          \
      "A circular that issues a plan has it set behind its text and lists "    \
      "no attachments.",                                                       \
      "",                                                                      \
      "",                                                                      \
      "党政机关公文处理工作条例 第九条")                                       \
    X(ATTACHMENT_NAMELESS, "A054", SEVERITY_WARNING,                           \
      "附件没有写名称：{1}",                                                   \
      "an attachment without its name: {1}",                                   \
      "附件说明要写附件的名称，不写“附后”“如文”“几件”。",                      \
      "Attachments are listed by name, not as 附后, 如文 or so many pieces.",  \
      "---\n附件: 附后\n---\n\n各单位按时报送名单（见附件）。",                \
      "---\n附件: 活动分工表\n---\n\n各单位按时报送名单（见附件）。",          \
      "GB/T 9704-2012 7.3.4")                                                  \
    X(ATTACHMENT_SINGLE, "A055", SEVERITY_WARNING,                             \
      "只有一个附件，不编顺序号：{1}",                                         \
      "a single attachment has no number: {1}",                                \
      "附件不止一个时才编顺序号。",                                            \
      "Attachments are numbered only if there are several.",                   \
      "---\n附件: 1.活动分工表\n---\n\n各单位按时报送名单（见附件）。",        \
      "---\n附件: 活动分工表\n---\n\n各单位按时报送名单（见附件）。",          \
      "GB/T 9704-2012 7.3.4")                                                  \
    X(CC_STOP, "A056", SEVERITY_ERROR,                                         \
      "抄送机关末尾的标点不对：{1}",                                           \
      "wrong mark behind the list of copies: {1}",                             \
      "抄送机关之后用句号。前置信息里只写名称，标点由程序加。",                \
      "The list of copies ends in 。  In the front matter only names are written; the program sets the marks.", \
      "抄送: [市委办公室、, 市政府办公室]",                                    \
      "抄送: [市委办公室, 市政府办公室]",                                      \
      "GB/T 9704-2012 7.4.2")                                                  \
    X(SIGNER_MARK, "A057", SEVERITY_ERROR,                                     \
      "签发人姓名之间空一字，不用标点",                                        \
      "one blank character between signers, no mark",                          \
      "多个签发人的姓名之间空一个字。前置信息里写成列表。",                    \
      "The names of several signers are one character apart.  In the front "   \
      "matter they are a list.",                                               \
      "签发人: 赵某某、李某某",                                                \
      "签发人: [赵某某, 李某某]",                                              \
      "GB/T 9704-2012 7.2.6")                                                  \
    X(PRINTED_EARLY, "A058", SEVERITY_WARNING,                                 \
      "印发日期{1}早于成文日期{2}",                                            \
      "printed on {1}, before its date {2}",                                   \
      "公文在成文之后才能印发。",                                              \
      "A document can't be printed before its own date.",                      \
      "成文日期: 2026-03-02\n印发日期: 2026-03-01",                            \
      "成文日期: 2026-03-02\n印发日期: 2026-03-03",                            \
      "GB/T 9704-2012 7.4.3")                                                  \
    X(ISSUED_SIGNED, "A059", SEVERITY_OFF(SEVERITY_WARNING),                   \
      "印发的方案另有署名或日期",                                              \
      "the issued plan has a signature or a date of its own",                  \
      "随通知印发的方案不再署名、不写日期，以通知的为准。",                    \
      "A plan that a circular issues has no signature and no date of its own.", \
      "",                                                                      \
      "",                                                                      \
      "党政机关公文处理工作条例 第九条")                                       \
    X(ORGAN_DIFFERS, "A060", SEVERITY_WARNING,                                 \
      "“{1}”与“{2}”不是一个名称",                                                     \
      "“{1}” is not the name “{2}”",                                           \
      "标题、发文机关、署名里的机关名称差一两个字，多半是写错了，或者沿用了旧名称。简称和全称不算。",                        \
      "The organ of the title, of 发文机关 and of the signature differ in a character or two: a slip, or an old name.  Short forms are no fault.", \
      "标题: 某某市文化馆关于开展读书活动的实施方案\n发文机关: 某某市文化宫\n成文日期: 2026-03-02",               \
      "标题: 某某市文化馆关于开展读书活动的实施方案\n发文机关: 某某市文化馆\n成文日期: 2026-03-02",               \
      "GB/T 9704-2012 7.3.1, 7.3.5")                                           \
    X(ATTACHMENT_UNLISTED, "A061", SEVERITY_WARNING,                           \
      "附件{1}“{2}”没有列入附件说明，说明里只有 {3} 个",                                        \
      "attachment {1} “{2}” is not in the list, which has {3}",                \
      "正文后面附了这个附件，附件说明里却没有它的顺序号。",                                             \
      "The attachment stands behind the text, but the list of attachments has no such number.", \
      "附件：1.名单\n　　　2.课程表\n\n某市图书馆\n2026年3月2日\n\n附件3\n\n培训报名表",                  \
      "附件：1.名单\n　　　2.课程表\n　　　3.报名表\n\n某市图书馆\n2026年3月2日\n\n附件3\n\n培训报名表",        \
      "GB/T 9704-2012 7.3.4, 7.3.7")                                        \
    X(TITLE_TWO_KINDS, "A062", SEVERITY_ERROR,                                 \
      "标题用了两个文种：{1}",                                                          \
      "the title names two kinds: {1}",                                        \
      "请示要上级答复，报告不要求答复，是两个文种，一件公文只用一个。",                                       \
      "A 请示 asks for an answer, a 报告 does not: a document is one of them.",    \
      "文种: 请示\n标题: 关于增加办公用房的请示报告",                                             \
      "文种: 请示\n标题: 关于增加办公用房的请示",                                               \
      "党政机关公文处理工作条例 第八条")                                                      \
    X(FOOTNOTE, "A063", SEVERITY_WARNING,                                      \
      "“{1}”是脚注，会照样印出来",                                                       \
      "“{1}” is a footnote: it would be printed as it stands",                 \
      "公文不用脚注，Markdown 的脚注也不会排成脚注。把说明写进正文的括号里，或者写进“附注”。",                      \
      "An official document has no footnotes, and those of Markdown are not set.  Put the words in brackets into the text, or under 附注.", \
      "参训人员约120人[^1]。",                                                        \
      "参训人员约120人（以实际到会人数为准）。",                                                 \
      "house rule")                                                            \
    X(REQUEST_RECIPIENTS, "A064", SEVERITY_WARNING,                            \
      "请示只主送一个上级机关，这里还有“{1}”",                                                 \
      "a 请示 goes to one office; here is “{1}”, too",                           \
      "请示原则上主送一个上级机关；其他机关需要知道的，用抄送。",                                          \
      "A 请示 goes to one superior office; others that need to know get a copy (抄送).", \
      "文种: 请示\n标题: 关于增加办公用房的请示\n主送: [某市人民政府, 某市财政局]",                          \
      "文种: 请示\n标题: 关于增加办公用房的请示\n主送: [某市人民政府]\n抄送: [某市财政局]",                    \
      "党政机关公文处理工作条例 第十五条")                                                     \
    X(REQUEST_UNSIGNED, "A065", SEVERITY_WARNING,                              \
      "上行文应当标注签发人",                                                            \
      "a document for a superior office names its signer (签发人)",               \
      "有发文字号的请示没有写签发人。上行文应当标注签发人姓名，排在发文字号右边。",                                 \
      "A numbered 请示 without 签发人: documents for a superior office show the signer, to the right of the number.", \
      "文种: 请示\n标题: 关于增加办公用房的请示\n发文字号: 某政〔2026〕8号\n成文日期: 2026-06-08",           \
      "文种: 请示\n标题: 关于增加办公用房的请示\n发文字号: 某政〔2026〕8号\n签发人: [王敏]\n成文日期: 2026-06-08", \
      "GB/T 9704-2012 7.2.6")                                                  \
    X(DATE_ABSENT, "A066", SEVERITY_WARNING,                                   \
      "有发文字号，没有成文日期",                                                          \
      "there is a number (发文字号), but no date (成文日期)",                          \
      "编了发文字号的公文要有成文日期：会议通过或者负责人签发的日期。",                                       \
      "A numbered document has a date: the day on which it was adopted or signed.", \
      "标题: 关于报送总结的通知\n文种: 通知\n发文字号: 某政〔2026〕8号",                               \
      "标题: 关于报送总结的通知\n文种: 通知\n发文字号: 某政〔2026〕8号\n成文日期: 2026-06-08",             \
      "GB/T 9704-2012 7.3.5")                                                  \
    X(ISSUED_TITLE, "A080", SEVERITY_ERROR,                                    \
      "通知标题说的是“{1}”，所印发的方案叫“{2}”",                              \
      "the circular names “{1}”, the plan that it issues is called “{2}”",     \
      "通知标题里的方案名称与所印发方案自己的标题不同。",                      \
      "The circular names the plan otherwise than the plan names itself.",     \
      "---\n标题: 关于印发《读书活动实施方案》的通知\n印发: 演讲活动实施方案.md\n---", \
      "---\n标题: 关于印发《读书活动实施方案》的通知\n印发: 读书活动实施方案.md\n---", \
      "GB/T 9704-2012 7.3.7")                                                  \
    X(ATTACHMENT_ABSENT, "A090", SEVERITY_ERROR,                               \
      "正文提到“{1}”，附件一共只有 {2} 个",                                    \
      "the text mentions {1}, but the number of attachments is {2}",           \
      "正文写“见附件”或“附件2”，前置信息的附件里没有它。",                     \
      "The text says 见附件 or 附件2, but the list of attachments does not have it.", \
      "名额分配见附件。",                                                      \
      "---\n附件: [名额分配表]\n---\n\n名额分配见附件。",                      \
      "GB/T 9704-2012 7.3.4, 7.3.7")                                           \
    X(ATTACHMENT_UNMENTIONED, "A091", SEVERITY_WARNING,                        \
      "正文没有提到附件“{1}”",                                                 \
      "the text never mentions the attachment “{1}”",                          \
      "列了附件，正文却没有一处提到它，读者不知道它作什么用。",                \
      "An attachment is listed, but no word of the text leads to it.",         \
      "---\n附件: [名额分配表]\n---\n\n各单位按时报送名单。",                  \
      "---\n附件: [名额分配表]\n---\n\n各单位按分配的名额（见附件）报送名单。", \
      "GB/T 9704-2012 7.3.7")                                                  \
    X(DATE_IMPOSSIBLE, "D001", SEVERITY_ERROR,                                 \
      "没有这一天：{1}", "there is no such day: {1}",                          \
      "时间段里写了日历上没有的日子。",                                        \
      "A period names a day that the calendar does not have.",                 \
      "### 宣传发动（2026年6月31日至7月5日）。",                               \
      "### 宣传发动（2026年6月30日至7月5日）。", "GB/T 15835-2011 5.1.2")      \
    X(STAGE_LACKS_YEAR, "D002", SEVERITY_WARNING,                              \
      "“{1}”缺年份，上下文中也没有", "no year in “{1}”, nor anywhere before it", \
      "阶段的起止时间没有年份，而前一阶段、起止时间、成文日期、标题、前言和阶段"  \
      "前面的文字中也都没有说定。",                                            \
      "A stage's period has no year, and neither has the stage before it, the " \
      "plan's own period, its date, its title, its preamble or what stands in " \
      "front of the stages.",                                                  \
      "## 方法步骤\n\n### 宣传发动（3月1日至3月31日）。\n\n召开动员会。",      \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。", \
      "GB/T 15835-2011 5.1.2")                                                 \
    X(DATE_ZERO_LETTER, "D003", SEVERITY_WARNING,                              \
      "“{1}”里有字母或阿拉伯数字，应当是“{2}”",                                \
      "“{1}” holds a letter or an Arabic digit: “{2}”",                        \
      "汉字年份中的零写作〇（U+3007），不是字母 O 或数字 0。",                 \
      "The zero of a year in Han digits is 〇 (U+3007), no letter O and no digit 0.", \
      "活动始于二O一〇年。",                                                   \
      "活动始于二〇一〇年。",                                                  \
      "GB/T 15835-2011 5.2.5")                                                 \
    X(DATE_ZERO_CIRCLE, "D004", SEVERITY_WARNING,                              \
      "“{1}”里的零应当写作〇：“{2}”",                                          \
      "the zero in “{1}” should be 〇: “{2}”",                                 \
      "汉字年份中的零写作〇（U+3007），不是圆圈○，也不是计量用的零。",         \
      "The zero of a year in Han digits is 〇 (U+3007), no circle ○, nor the 零 of amounts.", \
      "活动始于二○一四年。",                                                   \
      "活动始于二〇一四年。",                                                  \
      "GB/T 15835-2011 5.2.5")                                                 \
    X(SIGNED_HAN, "D005", SEVERITY_WARNING,                                    \
      "成文日期“{1}”应当用阿拉伯数字：{2}",                                    \
      "the date “{1}” should be in Arabic digits: {2}",                        \
      "成文日期用阿拉伯数字将年、月、日标全。",                                \
      "The date of a document is written in Arabic digits, with year, month and day.", \
      "二〇二六年一月五日",                                                    \
      "2026年1月5日",                                                          \
      "GB/T 9704-2012 7.3.5.4")                                                \
    X(DATE_LEADING_ZERO, "D006", SEVERITY_WARNING,                             \
      "月、日不编虚位：“{1}”应当是“{2}”",                                      \
      "no leading zeros in “{1}”: “{2}”",                                      \
      "月、日不编虚位，1月不写作01月。",                                       \
      "Months and days have no leading zero: 1月, not 01月.",                  \
      "报名至2026年01月05日止。",                                              \
      "报名至2026年1月5日止。",                                                \
      "GB/T 9704-2012 7.3.5.4")                                                \
    X(DATE_SHORT_YEAR, "D007", SEVERITY_WARNING,                               \
      "年份要写全：“{1}”应当是“{2}”",                                          \
      "the year “{1}” should be written in full: “{2}”",                       \
      "年份用四位数字，不能简写。",                                            \
      "A year has four digits and is not shortened.",                          \
      "报名至26年1月5日止。",                                                  \
      "报名至2026年1月5日止。",                                                \
      "GB/T 15835-2011 5.1.2")                                                 \
    X(SIGNED_NUMERIC, "D008", SEVERITY_WARNING,                                \
      "日期“{1}”应当写作{2}",                                                  \
      "the date “{1}” should be written {2}",                                  \
      "落款处的日期写作“2026年1月5日”，不用点、横或斜线。",                    \
      "The date below a document is written 2026年1月5日, without dots, hyphens or slashes.", \
      "2026.1.5",                                                              \
      "2026年1月5日",                                                          \
      "GB/T 9704-2012 7.3.5.4")                                                \
    X(WEEKDAY_WRONG, "D009", SEVERITY_ERROR,                                   \
      "“{1}”：这一天是{2}",                                                    \
      "“{1}”: that day is a {2}",                                              \
      "日期与星期不符，读者不知道该按哪个来。",                                \
      "Date and weekday contradict each other.",                               \
      "2026年7月28日（星期一）召开动员会。",                                   \
      "2026年7月28日（星期二）召开动员会。",                                   \
      "house rule")                                                            \
    X(RANGE_HYPHEN, "D010", SEVERITY_WARNING,                                  \
      "起止日期之间不用短横线：“{1}”应当是“{2}”",                              \
      "no hyphen between two dates: “{1}” is “{2}”",                           \
      "时间的起止用“至”或一字线“—”。",                                         \
      "Two dates are joined by 至 or by the line —.",                          \
      "活动从2026年3月-2026年7月开展。",                                       \
      "活动从2026年3月至2026年7月开展。",                                      \
      "GB/T 15834-2011 4.13")                                                  \
    X(RANGE_TILDE, "D011", SEVERITY_WARNING,                                   \
      "起止日期之间不用浪纹线：“{1}”应当是“{2}”",                              \
      "no wave between two dates: “{1}” is “{2}”",                             \
      "浪纹线用于数值，时间的起止用“至”或一字线“—”。",                         \
      "The wave joins numbers; two dates are joined by 至 or the line —.",     \
      "活动于4月~7月开展。",                                                   \
      "活动于4月至7月开展。",                                                  \
      "GB/T 15834-2011 4.13")                                                  \
    X(RANGE_YI, "D012", SEVERITY_WARNING,                                      \
      "起止日期之间是汉字“一”：“{1}”应当是“{2}”",                              \
      "the Han number 一 joins two dates: “{1}” is “{2}”",                     \
      "把一字线打成了汉字“一”。",                                              \
      "The Han number 一 was typed for the line —.",                           \
      "活动于3月3日一3月11日开展。",                                           \
      "活动于3月3日至3月11日开展。",                                           \
      "GB/T 15834-2011 4.13")                                                  \
    X(RANGE_DASH, "D013", SEVERITY_WARNING,                                    \
      "起止日期之间不用破折号：“{1}”应当是“{2}”",                              \
      "no dash between two dates: “{1}” is “{2}”",                             \
      "破折号占两格，是说明用的；时间的起止用“至”或一字线“—”。",               \
      "The dash —— takes two places and explains; two dates are joined by 至 or —.", \
      "活动于3月28日——4月20日开展。",                                          \
      "活动于3月28日至4月20日开展。",                                          \
      "GB/T 15834-2011 4.13")                                                  \
    X(RANGE_YU, "D014", SEVERITY_WARNING,                                      \
      "“{1}”应当是“{2}”",                                                      \
      "“{1}” should be “{2}”",                                                 \
      "起止日期之间误用“于”。",                                                \
      "于 was written for 至 between two dates.",                              \
      "活动于2026年7月底于8月15日开展。",                                      \
      "活动于2026年7月底至8月15日开展。",                                      \
      "GB/T 15834-2011 4.13")                                                  \
    X(STAGE_JOINTS_MIXED, "D015", SEVERITY_WARNING,                            \
      "“{1}”的连接号与前面的“{2}”不一致",                                      \
      "“{1}”: the stages before are joined by “{2}”",                          \
      "同一方案各阶段的起止时间，连接的写法应当一致。",                        \
      "The periods of one plan are joined in one way.",                        \
      "## 方法步骤\n\n### 宣传发动（2026年3月至4月）。\n\n召开动员会。\n\n### 组织实施（2026年5月—6月）。\n\n落实各项任务。", \
      "## 方法步骤\n\n### 宣传发动（2026年3月至4月）。\n\n召开动员会。\n\n### 组织实施（2026年5月至6月）。\n\n落实各项任务。", \
      "GB/T 15834-2011 4.13")                                                  \
    X(DATE_HAO, "D016", SEVERITY_OFF(SEVERITY_WARNING),                        \
      "“{1}”应当用“日”",                                                       \
      "“{1}”: 日 in a written date",                                           \
      "书面语中日期用“日”，“号”是口语。",                                      \
      "日 is written; 号 is spoken.",                                          \
      "10月1号集中宣传。",                                                     \
      "10月1日集中宣传。",                                                     \
      "house rule")                                                            \
    X(PERCENT_HYPHEN, "D017", SEVERITY_OFF(SEVERITY_WARNING),                  \
      "“{1}”的两个数值之间应当用浪纹线～",                                     \
      "“{1}”: numbers are joined by the wave ～",                              \
      "数值的起止用浪纹线，两个百分号都要写。",                                \
      "Two numbers are joined by the wave ～.",                                \
      "参与率提高10%-15%。",                                                   \
      "参与率提高10%～15%。",                                                  \
      "GB/T 15834-2011 4.13")                                                  \
    X(APPROXIMATE_PAUSE, "D018", SEVERITY_WARNING,                             \
      "表示概数的“{1}”应当写作“{2}”",                                          \
      "“{1}” says about how many: “{2}”",                                      \
      "相邻两个数字连用表示概数时用汉字，中间不加顿号。",                      \
      "Two neighbouring numbers that mean “about” are Han digits without a pause mark.", \
      "集中学习三、五天。",                                                    \
      "集中学习三五天。",                                                      \
      "GB/T 15835-2011 4.2.2")                                                 \
    X(APPROXIMATE_TWICE, "D019", SEVERITY_OFF(SEVERITY_WARNING),               \
      "“{1}”两次表示大约，留一个",                                             \
      "“{1}” says “about” twice",                                              \
      "约、近与左右、余只用一个。",                                            \
      "One of 约, 近 and 左右, 余 is enough.",                                 \
      "培训约50人左右。",                                                      \
      "培训约50人。",                                                          \
      "house rule")                                                            \
    X(RANGE_UNJOINED, "D021", SEVERITY_WARNING,                                \
      "“{1}”两个日期之间漏了“至”：“{2}”",                                      \
      "nothing joins the two dates of “{1}”: “{2}”",                           \
      "起止日期之间的“至”或一字线丢了，多半是粘贴时丢的。",                    \
      "至 or the line — between two dates got lost, most often in a paste.",   \
      "活动于3月下旬5月上旬开展。",                                            \
      "活动于3月下旬至5月上旬开展。",                                          \
      "GB/T 15834-2011 4.13")                                                  \
    X(TIME_IMPOSSIBLE, "D022", SEVERITY_ERROR,                                 \
      "没有这个时间：{1}",                                                            \
      "there is no such time: {1}",                                            \
      "上午没有13点以后的钟点，一天没有24点以后的钟点，一小时没有60分以后的分钟。",                              \
      "No morning has an hour behind 12, no day one behind 24, and no hour a minute behind 59.", \
      "会议定于上午15:00开始。",                                                        \
      "会议定于下午15:00开始。",                                                        \
      "house rule")                                                            \
    X(RANGE_REVERSED, "D023", SEVERITY_WARNING,                                \
      "起止日期颠倒：{1}",                                                            \
      "the range ends before it begins: {1}",                                  \
      "后一个日期早于前一个日期。阶段的起止时间另由 D040 检查。",                                       \
      "The second day lies before the first.  Periods of stages are looked at by D040.", \
      "培训班定于2026年8月26日至24日举办。",                                                \
      "培训班定于2026年8月24日至26日举办。",                                                \
      "house rule")                                                            \
    X(DEADLINE_PAST, "D024", SEVERITY_WARNING,                                 \
      "要求在{1}前报送，成文日期却是{2}",                                                   \
      "to be handed in before {1}, but the document is dated {2}",             \
      "请有关单位报送、反馈的期限早于成文日期，收到时已经过期。",                                          \
      "What is to be handed in is due before the day on which the document is signed.", \
      "---\n标题: 关于报送总结的通知\n文种: 通知\n成文日期: 2026-10-18\n---\n\n请各单位于2026年9月25日前报送总结。\n", \
      "---\n标题: 关于报送总结的通知\n文种: 通知\n成文日期: 2026-09-18\n---\n\n请各单位于2026年9月25日前报送总结。\n", \
      "house rule")                                                            \
    X(STAGE_BACKWARDS, "D040", SEVERITY_ERROR,                                 \
      "“{1}”开始于 {2}，却结束于 {3}",                                         \
      "“{1}” starts on {2} and ends on {3}",                                   \
      "阶段的结束时间早于开始时间。",                                          \
      "A stage ends before it starts.",                                        \
      "## 方法步骤\n\n### 宣传发动（2026年4月20日至3月1日）。\n\n召开动员会。\n\n### 组织实施（2026年5月1日至6月30日）。\n\n落实各项任务。", \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至4月20日）。\n\n召开动员会。\n\n### 组织实施（2026年4月21日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(STAGE_GAP, "D041", SEVERITY_WARNING,                                     \
      "“{1}”（{2}）与“{3}”（{4}）之间空了一段时间",                            \
      "there is a gap between “{1}” ({2}) and “{3}” ({4})",                    \
      "前一阶段结束后，后一阶段没有紧接着开始。",                              \
      "A stage does not follow the one before: the days between belong to none.", \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施（2026年4月20日至6月30日）。\n\n落实各项任务。", \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施（2026年4月1日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(STAGE_OVERLAP, "D042", SEVERITY_WARNING,                                 \
      "“{1}”（{2}）与“{3}”（{4}）时间重叠",                                    \
      "“{1}” ({2}) overlaps “{3}” ({4})",                                      \
      "后一阶段开始时，前一阶段还没有结束。",                                  \
      "A stage starts before the one before it has ended.",                    \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至4月30日）。\n\n召开动员会。\n\n### 组织实施（2026年4月10日至6月30日）。\n\n落实各项任务。", \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至4月30日）。\n\n召开动员会。\n\n### 组织实施（2026年5月1日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(STAGE_OUTSIDE, "D043", SEVERITY_WARNING,                                 \
      "“{1}”（{2}）超出了方案的起止时间（{3}）",                               \
      "“{1}” ({2}) lies outside the plan's period ({3})",                      \
      "阶段的时间应当在方案的起止时间之内。",                                  \
      "A stage lies within the period that the plan gives itself.",            \
      "---\n起止时间: 2026年3月至5月\n---\n\n## 方法步骤\n\n### 宣传发动（2026年3月1日至4月30日）。\n\n召开动员会。\n\n### 组织实施（2026年5月1日至6月30日）。\n\n落实各项任务。", \
      "---\n起止时间: 2026年3月至6月\n---\n\n## 方法步骤\n\n### 宣传发动（2026年3月1日至4月30日）。\n\n召开动员会。\n\n### 组织实施（2026年5月1日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(STAGE_BEFORE_DATE, "D044", SEVERITY_WARNING,                             \
      "“{1}”的 {2} 早于成文日期 {3}",                                          \
      "“{1}”: {2} is before the document's date {3}",                          \
      "方案成文时，这一阶段已经开始或者过去了。",                              \
      "When the plan is signed, this stage has begun or is over.",             \
      "---\n成文日期: 2026-03-10\n---\n\n## 方法步骤\n\n### 宣传发动（2026年3月1日至4月30日）。\n\n召开动员会。\n\n### 组织实施（2026年5月1日至6月30日）。\n\n落实各项任务。", \
      "---\n成文日期: 2026-02-20\n---\n\n## 方法步骤\n\n### 宣传发动（2026年3月1日至4月30日）。\n\n召开动员会。\n\n### 组织实施（2026年5月1日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(STAGE_ENDS_IN_EVENT, "D045", SEVERITY_OFF(SEVERITY_WARNING),             \
      "“{1}”以“{2}”为止，不是日期",                                            \
      "“{1}” ends with “{2}”, which is no date",                               \
      "阶段以某件事为止，没有写明日期，不便于检查落实。",                      \
      "A stage ends with an event, not on a day.",                             \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施（2026年4月1日至全会召开前）。\n\n落实各项任务。", \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施（2026年4月1日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(STAGE_UNDATED, "D046", SEVERITY_WARNING,                                 \
      "“{1}”没有写起止时间",                                                   \
      "“{1}” has no period",                                                   \
      "其他阶段都有时间，这一阶段没有。",                                      \
      "Other stages have a period, this one has none.",                        \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施。\n\n落实各项任务。", \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施（2026年4月1日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(STAGES_UNDATED, "D047", SEVERITY_WARNING,                                \
      "各阶段都没有写起止时间",                                                \
      "no stage has a period",                                                 \
      "方法步骤列了阶段，却没有一个写明时间，方案的起止时间也没有写。",        \
      "The steps name stages, but none has a period, nor has the plan.",       \
      "## 方法步骤\n\n### 宣传发动。\n\n召开动员会。\n\n### 组织实施。\n\n落实各项任务。", \
      "## 方法步骤\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施（2026年4月1日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(FRONT_MISSING, "F001", SEVERITY_WARNING,                                 \
      "没有前置信息（--- 之间的键值）", "no front matter",                     \
      "文件开头没有前置信息。标题取自 # 标题或首行，文种按内容判断。",         \
      "The file begins without front matter: the title is taken from a # "     \
      "heading or the first line, the kind from the text.",                    \
      "# 关于开展读书活动的实施方案",                                          \
      "---\n文种: 实施方案\n标题: 关于开展读书活动的实施方案\n---",            \
      "docs: fangan-plan(5)")                                                  \
    X(KEY_UNKNOWN, "F002", SEVERITY_WARNING,                                   \
      "不认识的键“{1}”", "unknown key “{1}”",                                  \
      "前置信息里有不认识的键，它不起任何作用。",                              \
      "A key in the front matter means nothing to fangan and has no effect.",  \
      "发文单位: 某市科学技术协会", "发文机关: 某市科学技术协会",              \
      "docs: fangan-plan(5)")                                                  \
    X(VALUE_TYPE, "F003", SEVERITY_ERROR,                                      \
      "“{1}”应当是{2}", "“{1}” must be {2}",                                   \
      "前置信息中某个键的值类型不对，例如该写文字的地方写了列表。",            \
      "The value of a key is of the wrong type, a list instead of a text for " \
      "instance.", "标题: [甲, 乙]", "标题: 关于开展读书活动的实施方案",       \
      "docs: fangan-plan(5)")                                                  \
    X(DATE_BAD, "F004", SEVERITY_ERROR,                                        \
      "“{1}”的值“{2}”不是日期", "“{1}”: “{2}” is not a date",                  \
      "日期写作 2026-07-28 或 2026年7月28日，并且要存在于日历上。",            \
      "A date is written 2026-07-28 or 2026年7月28日, and must exist.",        \
      "成文日期: 2026-02-30", "成文日期: 2026-02-28", "GB/T 9704-2012 7.3.5.4") \
    X(VALUE_BAD, "F005", SEVERITY_ERROR,                                       \
      "“{1}”的值“{2}”不成立，应当是{3}", "“{1}”: “{2}” is not possible, use {3}", \
      "值的写法不对，例如份号不是六位数字，格式不是五种之一。",                \
      "The value is written wrongly: a copy number without six digits, a "     \
      "format that does not exist.",                                           \
      "格式: 公告栏", "格式: 信函", "GB/T 9704-2012 7, 10")                    \
    X(KIND_UNKNOWN, "F006", SEVERITY_ERROR,                                    \
      "不认识的文种“{1}”", "unknown kind of document “{1}”",                   \
      "文种应当是一种已知文种的名称或代号。",                                  \
      "The kind must be the name or the id of a kind that fangan knows.",      \
      "文种: 实施放案", "文种: 实施方案", "docs: fangan-plan(5)")              \
    X(TITLE_MISSING, "F007", SEVERITY_ERROR,                                   \
      "没有标题", "no title",                                                  \
      "前置信息里没有标题，正文也没有 # 标题或可作标题的首行。",               \
      "There is no title in the front matter, no # heading and no first line " \
      "that could be one.", "---\n文种: 实施方案\n---",                        \
      "---\n文种: 实施方案\n标题: 关于开展读书活动的实施方案\n---",            \
      "GB/T 9704-2012 7.3.1")                                                  \
    X(TITLE_TWICE, "F008", SEVERITY_WARNING,                                   \
      "正文的 # 标题与前置信息的标题不同，按一级标题处理",                     \
      "the # heading differs from the title in the front matter; it is taken " \
      "as a heading of level 1",                                               \
      "标题只应当写一次。前置信息中的标题优先。",                              \
      "The title is written once; the one in the front matter wins.",          \
      "---\n标题: 甲方案\n---\n\n# 乙方案", "---\n标题: 甲方案\n---\n\n正文。", "docs: fangan-plan(5)") \
    X(PROFILE_UNUSABLE, "F009", SEVERITY_ERROR,                                \
      "版式“{1}”用不了：{2}", "profile “{1}” can't be used: {2}",              \
      "版式应当是自带版式的名称，或者方案所在文件夹里的 YAML 文件。",          \
      "A profile is the name of one that came with fangan, or a YAML file in " \
      "the plan's folder.", "版式: compat-37-36", "版式: compat-37-35",        \
      "docs: fangan-plan(5)")                                                  \
    X(YAML_BROKEN, "F010", SEVERITY_FATAL,                                     \
      "YAML 写法有误：{1}", "broken YAML: {1}",                                \
      "前置信息、fangan.yaml 或版式文件不是合法的 YAML，无法读取。",           \
      "The front matter, fangan.yaml or a profile is not valid YAML and can't " \
      "be read.",                                                              \
      "主送: [机关各部室", "主送: [机关各部室]", "YAML 1.1")                   \
    X(KEY_TWICE, "F011", SEVERITY_FATAL,                                       \
      "键“{1}”出现两次", "key “{1}” stands twice",                             \
      "同一个键只能写一次，否则不知道该用哪个值。",                            \
      "A key may stand once; otherwise it is not clear which value counts.",   \
      "标题: 甲方案\n标题: 乙方案", "标题: 甲方案", "YAML 1.1")                \
    X(YAML_REFUSED, "F012", SEVERITY_FATAL,                                    \
      "这里的 YAML 不能用{1}", "{1} can't be used in this YAML",               \
      "前置信息和 fangan.yaml 里，锚点、别名、标签、指令、合并键和多个文档都不接受。", \
      "In front matter and fangan.yaml anchors, aliases, tags, directives, "   \
      "merge keys and second documents are refused.", "署名: &a 某市科学技术协会", "署名: 某市科学技术协会", "docs: fangan-plan(5)") \
    X(FRONT_OPEN, "F013", SEVERITY_FATAL,                                      \
      "前置信息没有以 --- 结束", "the front matter is not closed by ---",      \
      "文件以 --- 开头，却没有第二个 --- 行。",                                \
      "The file begins with --- but there is no second line of ---.",          \
      "---\n标题: 某方案\n\n正文", "---\n标题: 某方案\n---\n\n正文",           \
      "docs: fangan-plan(5)")                                                  \
    X(FILE_UNREADABLE, "I001", SEVERITY_FATAL,                                 \
      "读不了：{1}", "can't be read: {1}",                                     \
      "文件不存在、没有权限，或者是目录、设备等非普通文件。",                  \
      "The file is not there, not readable, or no regular file.",              \
      "fangan check 不存在.md", "fangan check plans/x.md", "")                 \
    X(FILE_EMPTY, "I002", SEVERITY_FATAL,                                      \
      "文件是空的", "the file is empty",                                       \
      "文件里没有任何文字。", "There is no text in the file.",                 \
      "（空文件）", "# 关于开展读书活动的实施方案", "")                        \
    X(FILE_BINARY, "I003", SEVERITY_FATAL,                                     \
      "不是文本文件：{1}", "not a text file: {1}",                             \
      "文件内容不是文字，例如图片或旧式 Word 文档。",                          \
      "The file holds no text: a picture, an old Word document.",              \
      "fangan check 照片.md", "fangan check 方案.md", "")                      \
    X(FILE_UNDECODABLE, "I004", SEVERITY_FATAL,                                \
      "第 {1} 字节起无法解码（按 {2}）", "can't be decoded from byte {1} on (as {2})", \
      "文件既不是 UTF-8、UTF-16，也不是 GB18030，或中间有损坏的字节。",        \
      "The file is neither UTF-8 nor UTF-16 nor GB18030, or has broken bytes.", \
      "（截断的文件）", "（用 UTF-8 重新保存）", "GB 18030-2022")              \
    X(CHARACTER_FORBIDDEN, "I005", SEVERITY_FATAL,                             \
      "不能出现的字符 {1}（{2}）", "character {1} is not allowed ({2})",       \
      "控制字符、改变书写方向的字符和不可见字符不能出现在公文里。",            \
      "Control characters, characters that turn the direction of writing and " \
      "invisible ones have no place in an official document.",                 \
      "总体U+202E要求", "总体要求", "Unicode TR 36")                           \
    X(CHARACTER_PRIVATE, "I006", SEVERITY_ERROR,                               \
      "自造字 {1} 在别的机器上会变样", "private-use character {1}: other machines show it differently", \
      "私用区的字只有造字的机器认识，应当换成正式编码的字。",                  \
      "A private-use character is known to one machine only; use the encoded one.", \
      "U+E000", "〇", "GB 18030-2022")                                         \
    X(LIMIT, "I010", SEVERITY_FATAL,                                           \
      "超过上限：{1}（最多 {2}）", "over the limit: {1} (at most {2})",        \
      "文件太大或太复杂。上限列在 fangan(1) 的“限制”一节。",                   \
      "The file is too large or too complex; fangan(1) lists the limits.",     \
      "（10 万层嵌套的引用）", "（正常的方案）", "design.md 8")                \
    X(NEEDS_IMPORT, "I011", SEVERITY_FATAL,                                    \
      "这不是方案文件，不能直接生成",                                          \
      "this is no plan file and can't be built",                               \
      "文本和 Word 文件先用 fangan import 转成方案文件（.md），看过、改过再生成。", \
      "A text or Word file is first made a plan file (.md) by fangan import, looked through, and built then.", \
      "fangan build 方案.docx",                                                \
      "fangan import 方案.docx",                                               \
      "fangan(1)")                                                             \
    X(HTML, "I012", SEVERITY_ERROR,                                            \
      "不能写 HTML：{1}", "HTML is not allowed: {1}",                          \
      "方案文件里除注释 <!-- --> 外不能有 HTML。",                             \
      "There is no HTML in a plan file but for comments <!-- -->.",            \
      "第一行<br>第二行", "第一行\\\n第二行", "docs: fangan-plan(5)")          \
    X(RULE_UNDER_LINE, "I013", SEVERITY_WARNING,                               \
      "文字下面的 {1} 按分页处理", "{1} under a line of text is taken as a page break", \
      "在一般 Markdown 里，文字下面的一行 --- 会把上面的文字变成标题；这里总是分页。分页前请空一行。", \
      "In common Markdown a line of --- makes the text above a heading; here " \
      "it always breaks the page.  Leave an empty line before it.",            \
      "文字\n---", "文字\n\n---", "docs: fangan-plan(5)")                      \
    X(CODE_AS_TEXT, "I014", SEVERITY_WARNING,                                  \
      "代码块按普通段落处理", "a block of code is taken as paragraphs",        \
      "公文里没有代码。围起来的代码块逐行成为段落。",                          \
      "There is no code in official documents: each line becomes a paragraph.", \
      "```\n文字\n```", "文字", "docs: fangan-plan(5)")                        \
    X(QUOTE_AS_TEXT, "I015", SEVERITY_WARNING,                                 \
      "引用块按普通段落处理", "a block quotation is taken as paragraphs",      \
      "公文里没有引用块，行首的 > 不印出来。",                                 \
      "Official documents have no block quotations; the > is not printed.",    \
      "> 文字", "文字", "docs: fangan-plan(5)")                                \
    X(IMAGE_OUTSIDE, "I016", SEVERITY_ERROR,                                   \
      "图片“{1}”不在方案所在的文件夹内", "image “{1}” is outside the plan's folder", \
      "图片只能放在方案文件的文件夹或其下级文件夹里。",                        \
      "Images must lie in the plan's own folder or below it.",                 \
      "![流程图](../../流程图.png)", "![流程图](图/流程图.png)", "reliability.md 2.5") \
    X(IMAGE_BROKEN, "I017", SEVERITY_ERROR,                                    \
      "图片“{1}”用不了：{2}", "image “{1}” can't be used: {2}",                \
      "图片不存在，或者不是完好的 PNG、JPEG 文件。",                           \
      "The image is not there, or no sound PNG or JPEG file.",                 \
      "![流程图](没有.png)", "![流程图](图/流程图.png)", "")                   \
    X(LINK_REFUSED, "I018", SEVERITY_WARNING,                                  \
      "链接“{1}”不是 http、https 或 mailto，只保留文字",                       \
      "link “{1}” is not http, https or mailto: only its text is kept",        \
      "文件里只保留网页和邮件链接。", "Only web and mail links are kept.",     \
      "[通知](file:///tmp/a)", "[通知](https://www.example.com/)", "")         \
    X(DOCUMENTS_SEVERAL, "I019", SEVERITY_WARNING,                             \
      "第 {1} 篇公文《{2}》从这里开始，与前面的分开处理",                      \
      "document no. {1}, “{2}”, begins here and is read by itself",            \
      "一个文件里有几篇公文：印发通知和所印发的方案，正文和附件，或者互不相关的几篇。show 和 build 只看第一篇；import 每篇写成一个文件；check 只在有互不相关的公文时说。", \
      "The file holds several documents: a circular and its plan, a text and its attachments, or unrelated ones.  show and build see the first; import writes each to its own file; check tells of unrelated ones only.", \
      "（一个文件里先是通知，后是方案）", "（各成一个文件）", "gbt9704.md 5")  \
    X(PACKAGE_BROKEN, "I030", SEVERITY_FATAL,                                  \
      "打不开 Word 文件：{1}",                                                 \
      "the Word file can't be opened: {1}",                                    \
      "文件是 ZIP 压缩包，但目录损坏或不完整，可能没有下载完。",               \
      "The file is a ZIP archive, but its list of entries is damaged or cut off.", \
      "（没有下载完的 .docx）",                                                \
      "（重新下载或另存的 .docx）",                                            \
      "ECMA-376-2 7")                                                          \
    X(PACKAGE_UNSAFE, "I031", SEVERITY_FATAL,                                  \
      "拒绝读取：部件 {1} {2}",                                                \
      "refused: the part {1} {2}",                                             \
      "正常的 Word 文件里不会有加密、重名、指向别处的部件，也不会有 DOCTYPE；这样的文件可能是为攻击而做的。", \
      "No sound Word file holds parts that are encrypted, named twice or named after another place, nor any DOCTYPE; such a file may be made to do harm.", \
      "（带 DOCTYPE 的 document.xml）",                                        \
      "（Word 或 WPS 另存的 .docx）",                                          \
      "ECMA-376-2 6.3; reliability.md 2.4")                                    \
    X(PART_BROKEN, "I032", SEVERITY_FATAL,                                     \
      "部件 {1} 读不了：{2}",                                                  \
      "the part {1} can't be read: {2}",                                       \
      "Word 文件里的一个部件缺失、截断或者不是合格的 XML。",                   \
      "A part of the Word file is missing, cut off, or no well-formed XML.",   \
      "（截断的 document.xml）",                                               \
      "（Word 或 WPS 另存的 .docx）",                                          \
      "ECMA-376-2 7")                                                          \
    X(WORD_MACROS, "I033", SEVERITY_FATAL,                                     \
      "部件 {1} 是 {2}，不是普通的 Word 文档",                                 \
      "the part {1} is {2}, no plain Word document",                           \
      "带宏的文档、模板等不读，请先另存为 .docx。",                            \
      "Documents with macros and templates are not read: save them as .docx first.", \
      "方案.docm",                                                             \
      "方案.docx",                                                             \
      "reliability.md 2.4")                                                    \
    X(EXTERNAL_REFERENCE, "I036", SEVERITY_WARNING,                            \
      "部件 {1} 引用了外部的“{2}”，没有读取",                                  \
      "the part {1} refers to “{2}” outside, which was not fetched",           \
      "文档引用了网上或别的文件夹里的模板、图片、对象。fangan 从不读取它们，对方可能借此得知谁打开了文件。", \
      "The document refers to a template, a picture or an object on the web or in another folder.  fangan never fetches these.", \
      "（附加模板在网上的 .docx）",                                            \
      "（没有外部引用的 .docx）",                                              \
      "reliability.md 2.4")                                                    \
    X(CONTENT_LEFT_OUT, "I037", SEVERITY_WARNING,                              \
      "没有读入：{1}",                                                         \
      "left out: {1}",                                                         \
      "这样的内容在方案文件里没有对应的写法，请对照原文件处理。",              \
      "A plan file has nothing for this; compare with the original.",          \
      "（嵌入了 Excel 表的 .docx）",                                           \
      "（写成表格的 .docx）",                                                  \
      "")                                                                      \
    X(SYMBOL_UNKNOWN, "I038", SEVERITY_ERROR,                                  \
      "字体“{1}”的符号 {2} 没有对应的字，以“〓”代替",                          \
      "symbol {2} of the font “{1}” stands for no character; 〓 is put in its place", \
      "符号字体里的图形没有编码，换一台机器就会变样。请换成正式编码的字。",    \
      "What a symbol font draws has no code of its own; use an encoded character.", \
      "（Wingdings 字体的图形）",                                              \
      "（□、√ 等正式编码的符号）",                                             \
      "GB 18030-2022")                                                         \
    X(TEMPLATE_SYNTAX, "I050", SEVERITY_FATAL,                                 \
      "模板写错了：{1}",                                                       \
      "mistake in the template: {1}",                                          \
      "模板的写法见 man fangan-template：{{名称}}、{{日期 + 15天}}、{{如果 名称}}……{{结束}}、{{每个 单位 于 名单}}……{{结束}}。", \
      "How a template is written is said in man fangan-template.",             \
      "{{每个 单位}}",                                                         \
      "{{每个 单位 于 协办单位}}{{单位}}{{结束}}",                             \
      "fangan-template(5)")                                                    \
    X(TEMPLATE_NAME, "I051", SEVERITY_FATAL,                                   \
      "没有“{1}”这个值",                                                       \
      "there is no value “{1}”",                                               \
      "模板用到的名称，要在模板的 kind.yaml 里声明，或者由数据的一列给出。",   \
      "A name that a template uses is declared in its kind.yaml, or is a column of the data.", \
      "{{发文单位名}}",                                                        \
      "{{发文机关}}",                                                          \
      "fangan-template(5)")                                                    \
    X(TEMPLATE_NO_DATE, "I052", SEVERITY_FATAL,                                \
      "“{1}”不是日期，不能加减",                                               \
      "“{1}” is no date to reckon with",                                       \
      "只有日期可以加减天数、周数、月数、年数，结果要在公历之内。",            \
      "Days, weeks, months and years are added to dates alone.",               \
      "{{联系人 + 15天}}",                                                     \
      "{{开始日期 + 15天}}",                                                   \
      "fangan-template(5)")                                                    \
    X(TEMPLATE_NO_LIST, "I053", SEVERITY_FATAL,                                \
      "“{1}”不是列表，不能逐个重复",                                           \
      "“{1}” is no list to repeat for",                                        \
      "“每个……于……”后面要有一个列表。",                                        \
      "for … in … wants a list.",                                              \
      "{{每个 单位 于 发文机关}}{{单位}}{{结束}}",                             \
      "{{每个 单位 于 协办单位}}{{单位}}{{结束}}",                             \
      "fangan-template(5)")                                                    \
    X(TEMPLATE_BROKEN, "I054", SEVERITY_FATAL,                                 \
      "模板用不了：{1}",                                                       \
      "the template can't be used: {1}",                                       \
      "模板的 kind.yaml 或 skeleton.md 有错。fangan templates check 逐处指出。", \
      "A template's kind.yaml or skeleton.md is wrong: see fangan templates check.", \
      "要填的: [{提问: 何时开始？}]",                                          \
      "要填的: [{名称: 开始日期, 提问: 何时开始？}]",                          \
      "fangan-template(5)")                                                    \
    X(TEMPLATE_MISSING, "I055", SEVERITY_FATAL,                                \
      "没有“{1}”这个模板",                                                     \
      "there is no template “{1}”",                                            \
      "fangan templates 列出有哪些模板，在哪里找。",                           \
      "fangan templates lists what there is, and where.",                      \
      "fangan new 实施方按",                                                   \
      "fangan new implementation-plan",                                        \
      "fangan-template(5)")                                                    \
    X(TEMPLATE_UNFILLED, "I056", SEVERITY_WARNING,                             \
      "“{1}”还没有填",                                                         \
      "“{1}” has no value yet",                                                \
      "用 --set 名称=值、--values 文件给出，或者在终端上回答。",               \
      "Give it with --set NAME=VALUE or --values FILE, or answer on a terminal.", \
      "fangan new implementation-plan --no-input",                             \
      "fangan new implementation-plan --set 事项=……",                          \
      "fangan-template(5)")                                                    \
    X(TEMPLATE_VALUE, "I057", SEVERITY_FATAL,                                  \
      "“{1}”的值“{2}”不行，应当是{3}",                                         \
      "{1}: “{2}” will not do, wanted is {3}",                                 \
      "值的类型写在模板的 kind.yaml 里。",                                     \
      "The type of a value is said in the template's kind.yaml.",              \
      "--set 开始日期=下周",                                                   \
      "--set 开始日期=2026-03-02",                                             \
      "fangan-template(5)")                                                    \
    X(FILE_EXISTS, "I058", SEVERITY_FATAL,                                     \
      "{1} 已经存在，没有覆盖",                                                \
      "{1} exists and was not overwritten",                                    \
      "换一个名字，或者加 --force 覆盖它。",                                   \
      "Choose another name, or overwrite it with --force.",                    \
      "fangan new implementation-plan -o 方案.md",                             \
      "fangan new implementation-plan -o 方案.md --force",                     \
      "fangan(1)")                                                             \
    X(DATA_BROKEN, "I060", SEVERITY_FATAL,                                     \
      "数据表读不了：{1}",                                                     \
      "the data can't be read: {1}",                                           \
      "数据是 CSV（第一行是列名）、每行一个对象的 JSON，或者 SQLite 的查询结果。", \
      "The data are CSV with the columns' names in the first row, JSON with an object a line, or what a query of SQLite gives.", \
      "名称,地址\n甲局",                                                       \
      "名称,地址\n甲局,东街1号",                                               \
      "RFC 4180")                                                              \
    X(DATA_COLUMN, "I061", SEVERITY_FATAL,                                     \
      "数据里没有“{1}”这一列",                                                 \
      "the data have no column “{1}”",                                         \
      "文档用到的每个名称，数据里都要有同名的一列。什么也没有写出。",          \
      "Every name that the document uses is a column of the data.  Nothing was written.", \
      "{{收文单位}}（表头：名称,地址）",                                       \
      "{{名称}}（表头：名称,地址）",                                           \
      "fangan-template(5)")                                                    \
    X(FROM_NO_YEAR, "I062", SEVERITY_WARNING,                                  \
      "{1} 里没有年份，日期没有移动",                                          \
      "{1} names no year: no date was moved",                                  \
      "从去年的方案起草，要知道它是哪一年的：成文日期、各阶段的日期或者正文里要有年份。", \
      "To start from last year's plan its year must be known: from its date, its stages or its text.", \
      "fangan new --from 没有日期的方案.md",                                   \
      "fangan new --from 2025年方案.md",                                       \
      "fangan(1)")                                                             \
    X(ROW_NAME_CLASH, "I070", SEVERITY_FATAL,                                  \
      "第 {1} 份和第 {2} 份会写到同一个文件“{3}”",                             \
      "documents {1} and {2} would both be written to “{3}”",                  \
      "每一份文档要有自己的文件名。什么也没有写出。--name 里加上 {{序号}}，或者用各行不同的一列。", \
      "Every document wants a name of its own.  Nothing was written.  Put {{序号}} into --name, or a column that differs from row to row.", \
      "--name '{{地区}}'（两行的地区相同）",                                   \
      "--name '{{序号}}-{{地区}}'",                                            \
      "fangan(1)")                                                             \
    X(REPORT_UNUSABLE, "I071", SEVERITY_FATAL,                                 \
      "报告文件“{1}”用不了：{2}",                                              \
      "the report “{1}” can't be used: {2}",                                   \
      "报告记下每一行的结果，同一时间只能由一次生成使用；已有的别的文件不会被覆盖。", \
      "The report takes down what became of each row.  One build uses it at a time, and a file that is no report is not overwritten.", \
      "--report units.csv",                                                    \
      "--report out/report.jsonl",                                             \
      "fangan(1)")                                                             \
    X(ROW_CRASHED, "I072", SEVERITY_FATAL,                                     \
      "处理这一行的进程意外结束：{1}",                                         \
      "the process that made this row died: {1}",                              \
      "这是程序的错误，或者内存不够，或者有人结束了这个进程。只影响这一份；--resume 会再试一次。", \
      "The program is wrong, memory ran out, or somebody ended the process.  It costs this one document; --resume tries it again.", \
      "SIGSEGV",                                                               \
      "-",                                                                     \
      "fangan(1)")                                                             \
    X(WATCH_FAILED, "I073", SEVERITY_FATAL,                                    \
      "不能监视文件夹“{1}”：{2}",                                              \
      "the folder “{1}” can't be watched: {2}",                                \
      "fangan watch 靠系统通知（inotify）得知文件的改动。",                    \
      "fangan watch learns from the system (inotify) which files change.",     \
      "fangan watch 没有权限的文件夹",                                         \
      "fangan watch plans",                                                    \
      "fangan(1)")                                                             \
    X(MARK_HALF_WIDTH, "L001", SEVERITY_WARNING,                               \
      "“{1}”是半角标点，应当用“{2}”",                                          \
      "“{1}” is a half-width mark; write “{2}”",                               \
      "中文文字里的标点用全角。小数、时间（8:30）、网址、型号里的不算。",      \
      "Chinese text takes full-width marks.  Decimals, times (8:30), "         \
      "addresses and models keep theirs.",                                     \
      "各单位要高度重视,抓好落实。",                                           \
      "各单位要高度重视，抓好落实。",                                          \
      "GB/T 15834-2011 5.1")                                                   \
    X(BRACKET_HALF_WIDTH, "L002", SEVERITY_WARNING,                            \
      "“{1}”是半角括号，应当用（）",                                           \
      "“{1}”: brackets in Chinese text are （）",                              \
      "中文文字里的括号用全角，左右两半宽度一致。",                            \
      "Brackets in Chinese text are full-width, both halves alike.",           \
      "由市科协(以下简称本会)负责。",                                          \
      "由市科协（以下简称本会）负责。",                                        \
      "GB/T 15834-2011 5.1")                                                   \
    X(QUOTE_STRAIGHT, "L003", SEVERITY_WARNING,                                \
      "直引号，应当用“”或‘’",                                                  \
      "straight quotation mark; write “” or ‘’",                               \
      "中文的引号分左右，不用键盘上的直引号。",                                \
      "Chinese quotation marks have a left and a right half; the straight"     \
      " ones of the keyboard are not used.",                                   \
      "开展\"三比\"活动。",                                                    \
      "开展“三比”活动。",                                                      \
      "GB/T 15834-2011 4.8")                                                   \
    X(MARK_UNPAIRED, "L004", SEVERITY_WARNING,                                 \
      "{1} 没有配对的另一半",                                                  \
      "{1} lacks its other half",                                              \
      "引号、括号、书名号成对使用。",                                          \
      "Quotation marks, brackets and title marks come in pairs.",              \
      "学习《全民科学素质行动规划纲要。",                                      \
      "学习《全民科学素质行动规划纲要》。",                                    \
      "GB/T 15834-2011 4.8, 4.9, 4.15")                                        \
    X(QUOTE_TURNED, "L005", SEVERITY_WARNING,                                  \
      "引号方向反了，这里应当用 {2}",                                         \
      "the quotation mark is turned round: here stands {2}",                   \
      "左引号在前，右引号在后。",                                              \
      "The left quotation mark stands before, the right one behind.",          \
      "开展”三比“活动。",                                                      \
      "开展“三比”活动。",                                                      \
      "GB/T 15834-2011 4.8")                                                   \
    X(MARK_TWICE, "L006", SEVERITY_WARNING,                                    \
      "标点重复：“{1}”，留“{2}”",                                              \
      "marks in a row: “{1}”; keep “{2}”",                                     \
      "一处只用一个点号。",                                                    \
      "One mark is enough in one place.",                                      \
      "各单位要高度重视，，抓好落实。",                                        \
      "各单位要高度重视，抓好落实。",                                          \
      "GB/T 15834-2011 4")                                                     \
    X(PAUSE_BETWEEN_QUOTES, "L007", SEVERITY_WARNING,                          \
      "并列的引号、书名号之间通常不用顿号",                                    \
      "names in quotation or title marks need no 、 between them",             \
      "标有引号、书名号的并列成分之间通常不用顿号；有括注隔开时用。",          \
      "Items in quotation or title marks follow each other without 、, unless a remark in brackets stands between.", \
      "坚持“四个意识”、“四个自信”。",                                          \
      "坚持“四个意识”“四个自信”。",                                            \
      "GB/T 15834-2011 4.5.3.5")                                               \
    X(ELLIPSIS_WITH_ETC, "L008", SEVERITY_WARNING,                             \
      "“{1}”：省略号和“等”只用一个",                                           \
      "“{1}”: either …… or 等, not both",                                      \
      "省略号和“等”“等等”意思相同，不同时用。",                                \
      "…… and 等 say the same; use one of them.",                              \
      "发放书籍、挂图……等资料。",                                              \
      "发放书籍、挂图等资料。",                                                \
      "GB/T 15834-2011 4.11.3")                                                \
    X(ELLIPSIS_FORM, "L009", SEVERITY_WARNING,                                 \
      "“{1}”：省略号写作……",                                                   \
      "“{1}”: an ellipsis is ……",                                              \
      "省略号是六个连点，占两个字的位置。",                                    \
      "An ellipsis is six points, as wide as two characters.",                 \
      "讲政策、讲科学...",                                                     \
      "讲政策、讲科学……",                                                      \
      "GB/T 15834-2011 4.11, 5.1.5")                                           \
    X(DASH_FORM, "L010", SEVERITY_WARNING,                                     \
      "“{1}”：破折号写作——",                                                   \
      "“{1}”: a dash is ——",                                                   \
      "破折号占两个字的位置；一字线、短横线另有用处。",                        \
      "A dash is as wide as two characters; — and - are other marks.",         \
      "这项工作--科普宣传--要抓实。",                                          \
      "这项工作——科普宣传——要抓实。",                                          \
      "GB/T 15834-2011 4.10, 5.1.4")                                           \
    X(TITLE_MARKS_MISUSED, "L011", SEVERITY_OFF(SEVERITY_WARNING),             \
      "“{1}”一般不用书名号",                                                   \
      "“{1}” usually takes no title marks",                                    \
      "书名号用于书、报、文件、法规等；课程、会议、活动、机构、奖项、证件不用，刊物的“杂志”二字放在书名号外面。", \
      "Title marks are for books, papers and documents, not for courses, meetings, events, organs, prizes and certificates; the word 杂志 stands outside.", \
      "参加《安全生产培训班》。",                                              \
      "参加安全生产培训班。",                                                  \
      "GB/T 15834-2011 4.15.3")                                                \
    X(STOP_IN_BRACKET, "L012", SEVERITY_OFF(SEVERITY_WARNING),                 \
      "“{1}”：句号的位置不对",                                                 \
      "“{1}”: the full stop is in the wrong place",                            \
      "括注句子里的一部分，句末点号放在括号外，括号里面不用句号。",            \
      "A remark on a part of the sentence has no full stop of its own; "       \
      "the sentence's stands outside.",                                        \
      "按分工执行（见下表。）。",                                              \
      "按分工执行（见下表）。",                                                \
      "GB/T 15834-2011 4.9")                                                   \
    X(TITLE_MARKS_NESTED, "L013", SEVERITY_WARNING,                            \
      "“{1}”：书名号外面用《》，里面用〈〉",                                   \
      "“{1}”: title marks are 《》 outside, 〈〉 inside",                      \
      "书名号用《》，书名号里面还要用书名号时用〈〉；不用小于号、大于号代替。", \
      "Titles stand in 《》, a title within a title in 〈〉; < and > are no title marks.", \
      "按照《关于印发《节约用水办法》的通知》办理。",                          \
      "按照《关于印发〈节约用水办法〉的通知》办理。",                          \
      "GB/T 15834-2011 4.15.3.5")                                              \
    X(COMMA_LEVEL, "L014", SEVERITY_OFF(SEVERITY_WARNING),                     \
      "“{1}”：顿号和逗号层次不清",                                             \
      "“{1}”: 、 and ， at the same level",                                    \
      "并列的词语之间用顿号，同一个括注里不要混用顿号和逗号。",                \
      "Words in a row take 、; a short list does not mix 、 and ，.",          \
      "发至各县（市、区，镇）。",                                              \
      "发至各县（市、区、镇）。",                                              \
      "GB/T 15834-2011 4.5")                                                   \
    X(STOP_BEFORE_SEMICOLON, "L015", SEVERITY_OFF(SEVERITY_WARNING),           \
      "分号前面的“{1}”里已经用了句号",                                         \
      "a full stop stands in “{1}”, before a semicolon",                       \
      "分号隔开的各项里面不用句号；要用句号，各项之间也用句号。",              \
      "Items parted by ； hold no 。; if they do, part them by 。 too.",       \
      "一是加强领导。明确责任；二是加强督查。",                                \
      "一是加强领导，明确责任；二是加强督查。",                                \
      "GB/T 15834-2011 4.6")                                                   \
    X(BLANK_NEEDLESS, "L016", SEVERITY_WARNING,                                \
      "多余的空格：“{1}”",                                                     \
      "needless blank: “{1}”",                                                 \
      "中文文字之间、文字与数字字母之间、标点旁边不留空格。人名、对齐用的全角空格不算。", \
      "No blank between Han, between Han and figures or letters, or "          \
      "beside a mark.  Wide blanks that align names are left alone.",          \
      "加强组织 领导。",                                                       \
      "加强组织领导。",                                                        \
      "house rule; GB/T 9704-2012 7.3.3")                                      \
    X(ASCII_FULL_WIDTH, "L017", SEVERITY_WARNING,                              \
      "“{1}”是全角，应当用“{2}”",                                              \
      "“{1}” is full-width; write “{2}”",                                      \
      "数字和拉丁字母用半角。",                                                \
      "Digits and Latin letters are half-width.",                              \
      "共３０人参加。",                                                        \
      "共30人参加。",                                                          \
      "CLREQ; GB/T 9704-2012 7.3.3")                                           \
    X(CHARACTER_TRADITIONAL, "L018", SEVERITY_WARNING,                         \
      "“{1}”是繁体字",                                                         \
      "“{1}” is a traditional character",                                      \
      "公文用规范汉字，繁体字和简体字不混用。",                                \
      "Official documents use simplified characters throughout.",              \
      "加强组织領导。",                                                        \
      "加强组织领导。",                                                        \
      "《国家通用语言文字法》第九条")                                          \
    X(WORD_CONFUSED, "L020", SEVERITY_OFF(SEVERITY_WARNING),                   \
      "“{1}”应当写作“{2}”",                                                    \
      "“{1}” should be “{2}”",                                                 \
      "容易用混的词：制订和制定、其它和其他、截止和截至。",                    \
      "Words that are easily mixed up.",                                       \
      "截止目前，已发展会员30人。",                                            \
      "截至目前，已发展会员30人。",                                            \
      "现代汉语词典")                                                          \
    X(QUOTE_FOREIGN, "L021", SEVERITY_WARNING,                                 \
      "“{1}”不是横排的引号，应当用{2}",                                        \
      "“{1}” is not a quotation mark of horizontal text; write {2}",           \
      "横排文字的引号是“”和‘’。",                                              \
      "Horizontal text quotes with “ ” and ‘ ’.",                              \
      "开展「三比」活动。",                                                    \
      "开展“三比”活动。",                                                      \
      "GB/T 15834-2011 4.8")                                                   \
    X(PARAGRAPH_UNCLOSED, "L022", SEVERITY_OFF(SEVERITY_WARNING),              \
      "段末没有句号",                                                          \
      "the paragraph ends without a full stop",                                \
      "成句的段落用句末点号结束。",                                            \
      "A paragraph of sentences ends with a closing mark.",                    \
      "各单位要加强组织领导，明确工作责任，确保活动取得实效",                  \
      "各单位要加强组织领导，明确工作责任，确保活动取得实效。",                \
      "GB/T 15834-2011 4.1")                                                   \
    X(ABBREVIATION_EARLY, "L023", SEVERITY_OFF(SEVERITY_WARNING),              \
      "简称“{1}”用在说明之前",                                                 \
      "“{1}” is used before it is explained",                                  \
      "简称第一次出现时用全称，并注明“以下简称”。",                            \
      "Give the full name first, with （以下简称“…”）.",                       \
      "县科协负责宣传。市全民科学素质工作领导小组（以下简称“县科协”）。",      \
      "市县两级科学技术协会（以下简称“县科协”）负责宣传。",                    \
      "house rule")                                                            \
    X(SENTENCE_BROKEN, "L025", SEVERITY_WARNING,                               \
      "句子没有完，段落在“{1}”之后断开了",                                     \
      "the paragraph breaks off behind “{1}”",                                 \
      "一段以逗号、顿号或左引号、左括号结尾，多半是粘贴时断了行。",            \
      "A paragraph that ends in a comma or an opening mark was probably "      \
      "broken by pasting.",                                                    \
      "各单位要加强组织领导，\n\n确保活动取得实效。",                          \
      "各单位要加强组织领导，确保活动取得实效。",                              \
      "house rule")                                                            \
    X(QUOTE_NESTED, "L026", SEVERITY_WARNING,                                  \
      "引号里面再用引号，用‘’",                                                \
      "quotation marks inside “ ” are ‘ ’",                                    \
      "引号外面一层用“”，里面一层用‘’。",                                      \
      "The outer quotation marks are “ ”, the inner ones ‘ ’.",                \
      "他说：“要办好“科普日”活动。”",                                          \
      "他说：“要办好‘科普日’活动。”",                                          \
      "GB/T 15834-2011 4.8.3.3")                                               \
    X(WORD_DAMAGED, "L027", SEVERITY_WARNING,                                  \
      "“{1}”应当是“{2}”",                                                      \
      "“{1}” should be “{2}”",                                                 \
      "整篇替换词语时，固定搭配里的词被换成了近义词，例如“发展”换成了“开展”；或者是常见的错别字。词表在 templates/damaged-words.txt。", \
      "When words were replaced in the whole text, a fixed phrase got a "      \
      "synonym, such as 开展 for 发展; or it is misspelled.  The words are in "                     \
      "templates/damaged-words.txt.",                                         \
      "深入贯彻落实科学开展观，丰富科普根底设施。",                            \
      "深入贯彻落实科学发展观，丰富科普基础设施。",                            \
      "house rule")                                                            \
    X(PLACEHOLDER_CROSSES, "L040", SEVERITY_ERROR,                             \
      "“{1}”还没有填",                                                         \
      "“{1}” is still to be filled in",                                        \
      "××、XX、20xx 这样的占位符没有换成实际内容。",                           \
      "A placeholder such as ××, XX or 20xx was not replaced.",                \
      "由××县科协负责。",                                                      \
      "由甲县科协负责。",                                                      \
      "design.md 4")                                                           \
    X(PLACEHOLDER_GAP, "L041", SEVERITY_ERROR,                                 \
      "留了空线，还没有填",                                                    \
      "a gap is still to be filled in",                                        \
      "下划线、星号留出的空没有填。",                                          \
      "A gap of underscores or asterisks was not filled in.",                  \
      "由____负责。",                                                          \
      "由市科协负责。",                                                        \
      "design.md 4")                                                           \
    X(PLACEHOLDER_SLOT, "L042", SEVERITY_ERROR,                                \
      "“{1}”还没有填",                                                         \
      "“{1}” is still to be filled in",                                        \
      "【】里的提示、（待定）没有换成实际内容。",                              \
      "A slot in 【】 or the word （待定） was not replaced.",                 \
      "由【牵头单位】负责。",                                                  \
      "由市科协负责。",                                                        \
      "design.md 4")                                                           \
    X(PLACEHOLDER_DATE, "L043", SEVERITY_ERROR,                                \
      "日期没有填：“{1}”",                                                     \
      "a date is still to be filled in: “{1}”",                                \
      "年、月、日前面空着，没有数字。",                                        \
      "A figure is missing before 年, 月 or 日.",                              \
      "活动于2026年  月  日开始。",                                            \
      "活动于2026年8月1日开始。",                                              \
      "design.md 4")                                                           \
    X(PLACEHOLDER_ELLIPSIS, "L044", SEVERITY_ERROR,                            \
      "“{1}”是模板里的省略号，还没有填",                                       \
      "“{1}”: the template's ellipsis is still to be filled in",               \
      "整段、整个标题只有省略号，或者标题、名称、日期里用省略号占位。",        \
      "A paragraph or a heading that is only ……, or …… in a title, a name or a date.", \
      "活动自……年8月起开展。",                                                 \
      "活动自2026年8月起开展。",                                               \
      "design.md 4")                                                           \
    X(DAY_UNIT, "L070", SEVERITY_WARNING,                                      \
      "日期漏了“日”：“{1}”应当是“{2}”",                                        \
      "the date lacks its 日: “{1}” should be “{2}”",                          \
      "月份后面写了几日，却没有写“日”。",                                      \
      "A day stands behind the month, but 日 does not.",                       \
      "各单位于5月31前报送总结。",                                             \
      "各单位于5月31日前报送总结。",                                           \
      "GB/T 9704-2012 7.3.5.4")                                                \
    X(WORD_REPEATED, "L071", SEVERITY_WARNING,                                 \
      "“{1}”重复了", "“{1}” stands twice",                                        \
      "同样的字、词或三个字以上的词组紧接着写了两遍，多半是粘贴或修改时留下的。“人人”“实实在在”一类的叠用不算。",                \
      "The same word, or a phrase of three hanzi or more, stands twice in a row: " \
      "left behind by pasting or editing.  Reduplication (人人, 实实在在) is no fault.",\
      "各部门各部门要对材料进行进行清理。",                                                     \
      "各部门要对材料进行清理。",                                                          \
      "house rule")                                                            \
    X(PARAGRAPH_TWICE, "L072", SEVERITY_WARNING,                               \
      "“{1}”与前面紧挨着的一段（一个标题）相同",                                                   \
      "“{1}” is the paragraph or heading before it once more",                  \
      "相邻的两段一字不差，或者同一层相邻的两个标题相同，多半是粘贴了两遍。",                                    \
      "Two paragraphs in a row, or two headings beside each other, are the same: pasted twice.", \
      "各部门要清理办事材料，公布服务清单。\n\n各部门要清理办事材料，公布服务清单。",                              \
      "各部门要清理办事材料，公布服务清单。",                                                    \
      "house rule")                                                            \
    X(PHONE_DIGITS, "L073", SEVERITY_WARNING,                                  \
      "电话号码“{1}”的位数不对",                                                        \
      "the telephone number “{1}” has too few or too many digits",             \
      "手机号码是11位，固定电话在区号后面是7位或8位。只看写在“电话”“手机”后面的号码。",                           \
      "A mobile number has 11 digits, one of a fixed line 7 or 8 behind the code of the area.  Only what stands behind 电话 or 手机 is looked at.", \
      "联系人：李某，联系电话：1380000123。",                                               \
      "联系人：李某，联系电话：13800001234。",                                              \
      "house rule")                                                            \
    X(PERCENT_OVER, "L074", SEVERITY_WARNING,                                  \
      "这个比率不会超过100%：{1}",                                                      \
      "such a rate is never above 100%: {1}",                                  \
      "覆盖率、满意率、知晓率、合格率等是部分与全体之比，不会超过100%。完成率、增长率可以超过，不算。",                     \
      "Coverage, satisfaction and the like are parts of a whole and never above 100%; rates of growth and of fulfilment may be.", \
      "居民知晓率达到108%以上。",                                                        \
      "居民知晓率达到98%以上。",                                                         \
      "house rule")                                                            \
    X(TERM_WRONG, "L090", SEVERITY_WARNING,                                    \
      "“{1}”应当写作“{2}”", "“{1}” is written “{2}” here",                     \
      "本单位的 fangan.yaml 规定了这个名称或用语的写法。",                     \
      "The office's fangan.yaml says how this name or term is written.",       \
      "用语: {某市科学技术协会: 市科技协会}\n\n市科技协会负责宣传。",          \
      "用语: {某市科学技术协会: 市科技协会}\n\n某市科学技术协会负责宣传。",    \
      "docs: fangan(1)")                                                       \
    X(PARDON_UNUSED, "L091", SEVERITY_WARNING,                                 \
      "这里关掉的“{1}”没有起作用", "switching “{1}” off has no effect here",   \
      "<!-- 校核: 关 … --> 只对所在或后面的一段有效；那里没有这个编号的问题，或者没有这个编号。", \
      "<!-- 校核: 关 … --> counts for the paragraph it stands in or the next " \
      "one, which has no finding of that code; or there is no such code.",     \
      "<!-- 校核: 关 N001 -->\n\n坚持服务读者，营造良好风气。",                \
      "坚持服务读者，营造良好风气。", "docs: fangan(1)")                       \
    X(NUMBER_MISMATCH, "N001", SEVERITY_WARNING,                               \
      "序号写的是“{1}”，按次序应当是“{2}”", "numbered “{1}”, by the count it is “{2}”", \
      "手写的序号与标题的次序不符：跳号、重号或层次错误。",                    \
      "A number written by hand does not fit the count: a gap, a repeat or a " \
      "wrong level.", "一、总体要求\n\n三、主要内容", "一、总体要求\n\n二、主要内容", \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(NUMBER_EXTRA_MARK, "N002", SEVERITY_WARNING,                             \
      "序号“{1}”的括号后面不用标点",                                           \
      "no mark behind the bracket of “{1}”",                                   \
      "（一）（1）①后面直接接文字，不加顿号、逗号。",                          \
      "（一）, （1） and ① are followed by the text without a mark.",          \
      "（一）、指导思想",                                                      \
      "（一）指导思想",                                                        \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(NUMBER_RESTART, "N003", SEVERITY_WARNING,                                \
      "“{1}”在“{2}”之后重新编号",                                              \
      "“{1}” begins again behind “{2}”",                                       \
      "同一层次的序号中途又从头编起。下一层次应当用下一级序号。",              \
      "The numbers of a level begin again; a lower level has numbers of "      \
      "its own.",                                                              \
      "一、总体要求\n\n提高阅读率。\n\n二、主要内容\n\n一、办讲座\n\n每月一次。", \
      "一、总体要求\n\n提高阅读率。\n\n二、主要内容\n\n（一）办讲座\n\n每月一次。", \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(NUMBER_MARK, "N004", SEVERITY_WARNING,                                   \
      "序号“{1}”后面应当是“{2}”",                                              \
      "“{1}” should be followed by “{2}”",                                     \
      "第一层次是汉字数字加顿号（一、），第三层次是阿拉伯数字加下脚点（1.）。", \
      "The first level is a Han number with 、, the third an Arabic one with a full stop.", \
      "1、选好书目",                                                           \
      "1.选好书目",                                                            \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(NUMBER_FORM, "N005", SEVERITY_WARNING,                                   \
      "序号“{1}”应当写作“{2}”",                                                \
      "the number “{1}” is written “{2}”",                                     \
      "序号用全角括号（一）（1），不用半角括号、带圈带括号的兼容字符，括号里没有空格。", \
      "Numbers have full-width brackets without blanks, and no "               \
      "compatibility characters.",                                             \
      "(一)指导思想",                                                          \
      "（一）指导思想",                                                        \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(ORDINAL_MARK, "N006", SEVERITY_WARNING,                                  \
      "“{1}”应当用逗号",                                                       \
      "“{1}” takes a ，",                                                      \
      "“第一”“首先”之类的次序词后面用逗号，不用顿号。",                        \
      "Ordinals such as 第一 and 首先 are followed by ， and not by 、.",      \
      "首先、要统一思想。",                                                    \
      "首先，要统一思想。",                                                    \
      "GB/T 15834-2011 4.5")                                                   \
    X(LEVEL_INVERTED, "N007", SEVERITY_WARNING,                                \
      "“{1}”排在“{2}”下面，层次颠倒",                                          \
      "“{1}” stands below “{2}”: levels inverted",                             \
      "结构层次依次用一、（一）1.（1），（一）不能在1.下面。",                 \
      "The levels are 一、 （一） 1. （1） in this order; （一） can't be below 1.", \
      "一、主要内容\n\n1.办讲座\n\n（一）选好讲师\n\n（二）选好题目",          \
      "一、主要内容\n\n（一）办讲座\n\n1.选好讲师\n\n2.选好题目\n\n（二）送图书", \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(LEVEL_SKIPPED, "N008", SEVERITY_WARNING,                                 \
      "“{1}”直接排在“{2}”下面，跳过了层次",                                    \
      "“{1}” directly below “{2}”: a level is skipped",                        \
      "结构层次依次用一、（一）1.（1）；只有两层时可以用一、1.。",             \
      "The levels are 一、 （一） 1. （1） in this order; where there are only two, 一、 and 1. will do.", \
      "一、主要内容\n\n（一）办讲座\n\n（1）选好讲师\n\n（2）选好题目",        \
      "一、主要内容\n\n（一）办讲座\n\n1.选好讲师\n\n2.选好题目",              \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(HEADING_MARK, "N009", SEVERITY_WARNING,                                  \
      "单独成行的标题末尾不用“{1}”",                                           \
      "no “{1}” behind a heading on its own line",                             \
      "单独成行的层次标题末尾不加标点；后面接排正文的才用句号。",              \
      "A heading on a line of its own has no mark at its end; one that runs in ends in 。", \
      "一、指导思想：\n\n以提高阅读率为目标。",                                \
      "一、指导思想\n\n以提高阅读率为目标。",                                  \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(HEADING_UNCLOSED, "N010", SEVERITY_WARNING,                              \
      "接排的标题“{1}”后面应当是句号",                                         \
      "the heading “{1}” that its text runs on from ends in 。",               \
      "标题后面接排正文时，标题以句号结尾，不用空格隔开。",                    \
      "A heading that its text runs on from ends in 。, not in a blank.",      \
      "（一）强化领导 各单位要明确责任，抓好落实。",                           \
      "（一）强化领导。各单位要明确责任，抓好落实。",                          \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(LEVEL_SINGLE, "N011", SEVERITY_OFF(SEVERITY_WARNING),                    \
      "“{2}”下面只有一个“{1}”",                                                \
      "“{1}” is alone below “{2}”",                                            \
      "只有一条的层次可以取消。",                                              \
      "A level with one member can be left out.",                              \
      "一、主要内容\n\n（一）办讲座\n\n每月一次。",                            \
      "一、主要内容\n\n（一）办讲座\n\n（二）送图书",                          \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(LEVEL_TOO_DEEP, "N012", SEVERITY_WARNING,                                \
      "“{1}”是第五层标题",                                                     \
      "“{1}” is a fifth level of headings",                                    \
      "公文的结构层次不超过四层。",                                            \
      "A document has at most four levels of headings.",                       \
      "## 主要内容\n\n### 办讲座\n\n#### 选讲师\n\n##### 馆内讲师\n\n###### 名单", \
      "## 主要内容\n\n### 办讲座\n\n#### 选讲师\n\n##### 馆内讲师",            \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(SERIES_MIXED, "N013", SEVERITY_OFF(SEVERITY_WARNING),                    \
      "“{1}”与前面的序号不是一种写法",                                         \
      "“{1}” is another style than the numbers before",                        \
      "同一组并列的内容用同一种次序词，不混用“一、”“二是”“第三”。",            \
      "One series has one style of ordinals, not 一、 and 二是 mixed.",        \
      "要做到三点：第一，统一思想。二是加强领导。三是抓好落实。",              \
      "要做到三点：一是统一思想。二是加强领导。三是抓好落实。",                \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(NUMBER_DECIMAL, "N014", SEVERITY_WARNING,                                \
      "公文不用小数式序号：{1}",                                               \
      "no decimal numbers for headings: {1}",                                  \
      "公文的层次用一、（一）1.（1），不用 1.1、1.1.1。",                      \
      "The levels of a document are 一、 （一） 1. （1）, not 1.1 and 1.1.1.", \
      "1.1指导思想",                                                           \
      "（一）指导思想",                                                        \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(HEADING_LONG, "N015", SEVERITY_OFF(SEVERITY_WARNING),                    \
      "标题有 {1} 个字，太长",                                                 \
      "a heading of {1} characters is too long",                               \
      "层次标题以一行为宜，不超过 30 个字。",                                  \
      "A heading should fit on one line: at most 30 characters.",              \
      "## 深入开展全民阅读活动推动全社会形成爱读书读好书善读书的良好风尚和浓厚氛围", \
      "## 深入开展全民阅读活动",                                               \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(SERIES_GAP, "N016", SEVERITY_WARNING,                                    \
      "写的是“{1}”，按次序应当是“{2}”",                                        \
      "“{1}” is written where “{2}” is due",                                   \
      "“一是……二是……三是……”缺了一项，或者重了一项；“第一阶段”“第二阶段”跳了号。",                          \
      "A member of the series 一是…二是…三是… is missing or stands twice, or a 第…阶段 is.",    \
      "重点抓三件事：一是统一思想，三是抓好落实。",                            \
      "重点抓三件事：一是统一思想，二是加强领导，三是抓好落实。",              \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(NUMBER_LOST, "N017", SEVERITY_WARNING,                                   \
      "“{1}”里的数字丢了，可能是“{2}”",                                        \
      "“{1}” lost its number, perhaps “{2}”",                                  \
      "粘贴时丢了自动编号：括号里没有数字。",                                  \
      "A paste lost the automatic number: there is nothing between the "       \
      "brackets.",                                                             \
      "（）指导思想",                                                          \
      "（一）指导思想",                                                        \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(NUMBER_MARK_LOST, "N018", SEVERITY_WARNING,                              \
      "“{1}”后面的标点丢了，可能是“{2}”",                                      \
      "“{1}” lost its mark, perhaps “{2}”",                                    \
      "粘贴时丢了序号后面的顿号或两边的括号。",                                \
      "A paste lost the mark behind the number, or its brackets.",             \
      "一、宣传发动\n\n张贴海报。\n\n二、自查自纠\n\n逐项自查。\n\n三检查验收阶段", \
      "一、宣传发动\n\n张贴海报。\n\n二、自查自纠\n\n逐项自查。\n\n三、检查验收阶段", \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(HEADING_UNNUMBERED, "N019", SEVERITY_WARNING,                            \
      "“{1}”像是小标题，没有序号",                                             \
      "“{1}” looks like a heading without its number",                         \
      "连着几段都以短句开头，像是小标题；别的部分用了（一）（二），这里没有序号，缺一个层次。", \
      "Paragraphs in a row begin with a short sentence, as headings do; other " \
      "sections have （一） （二）, here a level lacks its numbers.",          \
      "一、主要内容\n\n（一）办讲座\n\n每月一次。\n\n（二）送图书\n\n每季一次。\n\n二、组织领导\n\n明确责任。由市图书馆负责日常工作，市文旅局负责检查指导。\n\n加强宣传。由市融媒体中心负责报道，各县（市、区）及时报送信息。", \
      "一、主要内容\n\n（一）办讲座\n\n每月一次。\n\n（二）送图书\n\n每季一次。\n\n二、组织领导\n\n（一）明确责任。由市图书馆负责日常工作，市文旅局负责检查指导。\n\n（二）加强宣传。由市融媒体中心负责报道，各县（市、区）及时报送信息。", \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(TABLE_SUM, "N020", SEVERITY_WARNING,                                     \
      "“{1}”一列合计写的是 {2}，各行相加是 {3}",                                            \
      "the total of “{1}” is written {2}, the rows give {3}",                  \
      "表格最后一行是合计的，各列的数相加应当等于合计；占比相加应当是 100%。只看全是数字的列，单价、比率、平均数不算。",            \
      "Where the last row of a table is a total, the rows must give it, and shares must give 100%.  Only columns of plain numbers are added up; prices, rates and averages are not.",\
      "| 部门 | 人数 |\n|---|---|\n| 一部 | 12 |\n| 二部 | 20 |\n| 合计 | 33 |",         \
      "| 部门 | 人数 |\n|---|---|\n| 一部 | 12 |\n| 二部 | 20 |\n| 合计 | 32 |",         \
      "house rule")                                                            \
    X(SENTENCE_SUM, "N021", SEVERITY_WARNING,                                  \
      "“{1}”：各项相加是 {2}",                                                     \
      "“{1}”: the parts give {2}",                                       \
      "“其中”后面各项之和大于总数，“共”前面各项相加不等于总数，或者各项权重之和超过100%。只看同一单位的确数。",               \
      "The parts behind 其中 are more than the whole, those before 共 do not give it, or weights are above 100%.  Only plain numbers of one unit are added up.", \
      "增设自助机15台，其中门诊10台、住院部6台。",                                               \
      "增设自助机15台，其中门诊10台、住院部5台。",                                               \
      "house rule")                                                            \
    X(DAYS_COUNTED, "N022", SEVERITY_WARNING,                                  \
      "写的是{1}，起止日期之间是{2}天",                                                    \
      "written {1}, but the two dates are {2} days",                           \
      "写了起止日期又写了天数，两者不符（首尾两天都算）。",                                             \
      "The days that are written are not those from the first date to the last, both counted.", \
      "2026年10月1日至7日放假，共8天。",                                                  \
      "2026年10月1日至7日放假，共7天。",                                                  \
      "house rule")                                                            \
    X(ROLE_MISSING, "S001", SEVERITY_ERROR,                                    \
      "缺少必备部分：{1}", "required part missing: {1}",                       \
      "实施方案必须说明目标要求、主要内容、方法步骤和组织领导；这一部分没有找到。", \
      "An implementation plan must state objectives, content, steps and "      \
      "leadership; this part was not found.",                                  \
      "## 总体要求\n\n## 主要内容\n\n## 方法步骤",                             \
      "## 总体要求\n\n## 主要内容\n\n## 方法步骤\n\n## 组织领导",              \
      "templates/implementation-plan/parts.txt")                               \
    X(ROLE_EMPTY, "S002", SEVERITY_ERROR,                                      \
      "“{1}”（{2}）下面没有内容", "“{1}” ({2}) has nothing under it",          \
      "必备部分只有标题，没有文字。",                                          \
      "A required part has a heading but no text.",                            \
      "## 组织领导", "## 组织领导\n\n成立领导小组，统筹推进各项工作。",        \
      "templates/implementation-plan/parts.txt")                               \
    X(ROLE_ORDER, "S003", SEVERITY_WARNING,                                    \
      "“{1}”（{2}）应当在“{3}”之后", "“{1}” ({2}) should stand behind “{3}”",  \
      "必备部分的次序与惯例不同：先目标，再内容、步骤；组织领导位置不限。",    \
      "The required parts are not in the kind's order: objectives, content, "  \
      "steps; leadership may stand anywhere.",                                 \
      "## 方法步骤\n\n## 总体要求", "## 总体要求\n\n## 方法步骤",              \
      "templates/implementation-plan/parts.txt")                               \
    X(ROLE_UNKNOWN, "S004", SEVERITY_ERROR,                                    \
      "不认识的部分“{1}”", "unknown role “{1}”",                               \
      "{role=…} 里只能写已知的部分，可以用中文名或代号，多个用逗号分开。",     \
      "{role=…} takes known roles, by id or Chinese name, separated by commas.", \
      "## 主要任务 {role=contents}", "## 主要任务 {role=content}",             \
      "docs: fangan-plan(5)")                                                  \
    X(TABLE_RAGGED, "S010", SEVERITY_ERROR,                                    \
      "这一行的单元格比表头多", "this row has more cells than the header",     \
      "表格的列数由表头决定，多出的单元格并入了最后一格。",                    \
      "The header sets the number of columns; cells beyond it were put into "  \
      "the last one.", "| 阶段 | 时间 |\n|---|---|\n| 一 | 5月 | 张三 |",      \
      "| 阶段 | 时间 | 负责人 |\n|---|---|---|\n| 一 | 5月 | 张三 |",          \
      "docs: fangan-plan(5)")                                                  \
    X(STAGES_COUNTED, "S040", SEVERITY_WARNING,                                \
      "说的是“{1}”，后面有 {2} 个",                                            \
      "“{1}” is announced, {2} follow",                                        \
      "前面说的阶段数与后面列出的不一致。",                                    \
      "The number of stages that is announced is not what follows.",           \
      "## 方法步骤\n\n分三个阶段进行。\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施（2026年4月1日至6月30日）。\n\n落实各项任务。", \
      "## 方法步骤\n\n分两个阶段进行。\n\n### 宣传发动（2026年3月1日至3月31日）。\n\n召开动员会。\n\n### 组织实施（2026年4月1日至6月30日）。\n\n落实各项任务。", \
      "house rule")                                                            \
    X(PARTS_COUNTED, "S041", SEVERITY_WARNING,                                 \
      "说的是“{1}”，后面有 {2} 个",                                            \
      "“{1}” is announced, {2} follow",                                        \
      "前面说的项数与后面列出的不一致。",                                      \
      "The number of things that is announced is not what follows.",           \
      "抓好三项工作：一是动员部署。二是制定方案。",                            \
      "抓好两项工作：一是动员部署。二是制定方案。",                            \
      "house rule")                                                            \
    X(TASK_WITHOUT_UNIT, "S042", SEVERITY_OFF(SEVERITY_WARNING),               \
      "第 {1} 项任务没有责任单位",                                             \
      "task {1} has no unit",                                                  \
      "任务表设有责任单位一栏，这一行却空着；或者多数任务写了责任单位，这一项没有。实施方案默认查，其他文种默认不查（parts.txt 的 rules）。", \
      "The table of tasks has a column for the unit, but this row is empty; or " \
      "most tasks name their unit and this one does not.  On for plans, off "  \
      "for other kinds (rules in parts.txt).",                                 \
      "| 任务 | 责任单位 |\n|---|---|\n| 动员部署 | 办公室 |\n| 信息报送 | |", \
      "| 任务 | 责任单位 |\n|---|---|\n| 动员部署 | 办公室 |\n| 信息报送 | 宣传科 |", \
      "house rule")                                                            \
    X(GROUP_HEADLESS, "S060", SEVERITY_WARNING,                                \
      "有{1}（{2}），没有组长",                                                \
      "there is a {1} ({2}), but no head",                                     \
      "领导小组有副职，却没有写谁是组长。",                                    \
      "A group has a deputy, but nobody is named as its head.",                \
      "领导小组组成如下：\n\n副组长：李强",                                    \
      "领导小组组成如下：\n\n组长：王敏\n\n副组长：李强",                      \
      "house rule")                                                            \
    X(POST_EMPTY, "S061", SEVERITY_WARNING,                                    \
      "“{1}”后面没有人名",                                                     \
      "nobody stands behind “{1}”",                                            \
      "写了职务，没有写由谁担任。",                                            \
      "A post is named, but no person.",                                       \
      "组长：\n\n副组长：李强",                                                \
      "组长：王敏\n\n副组长：李强",                                            \
      "house rule")                                                            \
    X(PERSON_TWICE, "S062", SEVERITY_WARNING,                                  \
      "“{1}”既是{2}又是{3}",                                                   \
      "“{1}” is both {2} and {3}",                                             \
      "同一份名单里，一个人担任两个职务。",                                    \
      "One person holds two posts of one list.",                               \
      "组长：王敏\n\n副组长：李强\n\n成员：李强、赵云飞",                      \
      "组长：王敏\n\n副组长：李强\n\n成员：赵云飞",                            \
      "house rule")                                                            \
    X(NAME_TWO_WAYS, "S063", SEVERITY_WARNING,                                 \
      "“{1}”在名单中写作“{2}”",                                                \
      "“{1}” is “{2}” in the list",                                            \
      "职务相同而名字只差一个字，可能是同一个人写成了两样。",                  \
      "The same title and a name that differs in one character: one person, probably, in two spellings.", \
      "由市科协主席方龙田任组长。动员会由市科协主席方龙天主持。",              \
      "由市科协主席方龙田任组长。动员会由市科协主席方龙田主持。",              \
      "house rule")                                                            \
    X(ACTIVITY_REORDERED, "S064", SEVERITY_WARNING,                            \
      "“{1}”在标题中写作“{2}”",                                                \
      "“{1}” is “{2}” in the title",                                           \
      "活动的名称用字相同、次序不同：同一项活动写成了两样。",                  \
      "The same characters in another order: one activity under two names.",   \
      "---\n标题: 关于开展创先争优活动的实施方案\n文种: 实施方案\n---\n\n各单位要积极参加创优争先活动。", \
      "---\n标题: 关于开展创先争优活动的实施方案\n文种: 实施方案\n---\n\n各单位要积极参加创先争优活动。", \
      "house rule")                                                            \
    X(GROUP_TWO_HEADS, "S065", SEVERITY_WARNING,                               \
      "名单里连着有两个“{1}”",                                                         \
      "two lines in a row begin with “{1}”",                                   \
      "同一个领导小组写了两行组长（总指挥、指挥长），多半有一个是副职。两人同任的，写在同一行。",                          \
      "A group has its head on two lines: one of them is a deputy, probably.  Where two hold the post together, write them on one line.", \
      "组长：王敏\n\n组长：李强\n\n成员：赵云飞",                                              \
      "组长：王敏\n\n副组长：李强\n\n成员：赵云飞",                                             \
      "house rule")                                                            \
    X(REQUEST_UNCLOSED, "S066", SEVERITY_WARNING,                              \
      "请示没有请求批复的结束语",                                                          \
      "the 请示 does not ask for an answer at its end",                          \
      "请示要以“妥否，请批示”“请予审批”一类的话结束。",                                             \
      "A 请示 ends with words such as 妥否，请批示 or 请予审批.",                          \
      "---\n文种: 请示\n标题: 关于增加办公用房的请示\n---\n\n我局办公用房不足，拟增加办公用房200平方米。",          \
      "---\n文种: 请示\n标题: 关于增加办公用房的请示\n---\n\n我局办公用房不足，拟增加办公用房200平方米。\n\n妥否，请批示。", \
      "house rule")                                                            \
    X(ACTIVITY_DIFFERS, "S067", SEVERITY_WARNING,                              \
      "“{1}”在标题中写作“{2}”",                                                      \
      "“{1}” is “{2}” in the title",                                           \
      "引号里的活动名称与标题只差一两个字：同一项活动写成了两样。",                                         \
      "A name in quotes differs from the title in a character or two: one activity under two names.", \
      "---\n标题: 关于开展“优质服务提升年”活动的实施方案\n文种: 实施方案\n---\n\n各单位要积极参加“优质服务推进年”活动。",  \
      "---\n标题: 关于开展“优质服务提升年”活动的实施方案\n文种: 实施方案\n---\n\n各单位要积极参加“优质服务提升年”活动。",  \
      "house rule")                                                            \
    X(UNIT_SHORTENED, "S068", SEVERITY_WARNING,                                \
      "“{1}”没有说明是“{2}”的简称",                                                    \
      "“{1}” is not explained as short for “{2}”",                             \
      "责任单位有时写全称、有时写简称，而简称没有交代。用全称，或者在第一次出现时写明（以下简称“…”）。",                     \
      "A unit is named in full and in short, and the short name is not explained.  Use the full name, or explain the short one: （以下简称“…”）.", \
      "| 任务 | 责任单位 |\n|---|---|\n| 办讲座 | 县发展和改革委员会 |\n| 办展览 | 县发改委 |", \
      "| 任务 | 责任单位 |\n|---|---|\n| 办讲座 | 县发展和改革委员会 |\n| 办展览 | 县发展和改革委员会 |", \
      "house rule")                                                            \
    X(ROLE_PROMISED, "S070", SEVERITY_OFF(SEVERITY_WARNING),                   \
      "“{1}”只说以后再定",                                                     \
      "“{1}” only promises to come",                                           \
      "必备部分只有一句“另行通知”之类的话，没有内容。",                        \
      "A required part says no more than that it will follow.",                \
      "## 方法步骤\n\n具体步骤另行通知。",                                     \
      "## 方法步骤\n\n2026年3月动员部署，4月组织实施，5月总结。",                    \
      "house rule")                                                            \
    X(GLYPH_MISSING, "T001", SEVERITY_ERROR,                                   \
      "没有一种字体有“{1}”（{2}）", "no font has “{1}” ({2})",                 \
      "这个字印不出来。装上含有它的字体，或者换一个字。",                      \
      "The character can't be printed: install a font that has it.",           \
      "𰀀", "一", "reliability.md 2.1")                                        \
    X(TITLE_SHAPELESS, "T002", SEVERITY_WARNING,                               \
      "标题排不成梯形或菱形", "the title takes no good shape",                 \
      "标题应当分行得当：词意完整、排列对称，呈梯形或菱形，每行不超过 20 字。请缩短标题，或用 | 块写明换行处。", \
      "A title breaks between words into a trapezium or a diamond, at most "   \
      "20 characters a line.  Shorten it, or set the breaks in a | block.",    \
      "标题: 关于……（九十个字）的实施方案",                                    \
      "标题: |\n  某市科学技术协会关于开展\n  全民科学素质提升行动的实施方案", \
      "GB/T 9704-2012 7.3.1")                                                  \
    X(HEADING_ALONE, "T003", SEVERITY_WARNING,                                 \
      "标题“{1}”落在第 {2} 页末行，正文在下一页",                              \
      "heading “{1}” stands alone at the foot of page {2}",                    \
      "标题在页末，所属的文字在下一页。每页 22 行，程序不移动标题；请增减文字。", \
      "A heading is the last row of its page and its text is on the next.  A " \
      "page has 22 rows, so it is not moved: add or cut some text.",           \
      "（第 22 行）一、总体要求", "（第 21 行）一、总体要求",                  \
      "GB/T 9704-2012 5.2.3")                                                  \
    X(FIRST_PAGE_BARE, "T004", SEVERITY_WARNING,                               \
      "首页没有正文", "there is no body text on page 1",                       \
      "公文首页必须显示正文。版头、标题或主送机关太长，占满了首页。",          \
      "Page 1 must show body text; letterhead, title or recipients fill it.",  \
      "主送: [甲局, 乙局, ……（二百个单位）]", "主送: [各县（市、区）人民政府, 市直各单位]", \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(IMPRINT_SHEET, "T005", SEVERITY_WARNING,                                 \
      "版记另占了一张纸：第 {1} 页是双数页，剩下的地方排不下版记",             \
      "the imprint takes an extra sheet: page {1} is even and has no room for it", \
      "版记应当排在最后一面（双数页）。正文正好在双数页排满时，要多出一张几乎空白的纸；请删减一两行，或者增加内容。", \
      "The imprint stands on the last, even page.  Where the text fills an even " \
      "page, an almost empty sheet is added: cut a row or two, or add some.",  \
      "（正文排满第 2 页）", "（正文在第 2 页留出版记的位置）",                \
      "GB/T 9704-2012 7.4.1")                                                  \
    X(TABLE_HEADER_ALONE, "T006", SEVERITY_WARNING,                            \
      "表格在第 {1} 页末只排下了表头",                                         \
      "only the header of the table fits on page {1}",                         \
      "表头在页末，各行从下一页开始。请增减表格前面的文字，或者在表格前分页。", \
      "The header stands at the foot of a page and the rows begin on the next: " \
      "add or cut some text before the table, or break the page.",             \
      "（表头在第 22 行）", "（表头在第 10 行）", "house rule")                \
    X(TABLE_ROW_ALONE, "T007", SEVERITY_WARNING,                               \
      "表格只有最后一行落在第 {1} 页",                                         \
      "the last row of the table stands alone on page {1}",                    \
      "表格跨页，下一页只剩一行。请增减表格前面的文字，或者压缩表格。",        \
      "The table goes on for one row on the next page: add or cut some text "  \
      "before it, or make it shorter.",                                        \
      "（最后一行在下一页）", "（最后两行在下一页）", "house rule")            \
    X(SIGNATURE_ALONE, "T008", SEVERITY_WARNING,                               \
      "第 {1} 页只有署名和日期，没有正文",                                     \
      "page {1} has the signature and no text",                                \
      "印章、署名所在的页应当有正文，不用“此页无正文”的办法。上一页末是表格或图片，程序没有可以移过来的文字；请增减文字。", \
      "The page that is signed has some text on it.  The page before ends in a " \
      "table or a picture, and no rows of text could be moved: add or cut some.", \
      "（表格正好排满上一页）", "（表格后面还有一段文字）",                    \
      "GB/T 9704-2012 7.3.5.5")                                                \
    X(FONT_MISSING, "T010", SEVERITY_FATAL,                                    \
      "找不到{1}的字体", "no font file for {1}",                               \
      "字体还没有取来。在源码目录运行 make，或运行 fonts/fetch.sh。",          \
      "The fonts are not there yet: run make, or fonts/fetch.sh.",             \
      "（没有字体）", "make", "fonts/fonts.yaml")                              \
    X(FONT_BROKEN, "T011", SEVERITY_FATAL,                                     \
      "字体文件用不了：{1}", "unusable font file: {1}",                        \
      "字体文件损坏，或者不是 OpenType/TrueType 字体。",                       \
      "The font file is broken or no OpenType or TrueType font.",              \
      "（损坏的字体）", "make", "fonts/fonts.yaml")                            \
    X(WORD_PAPER, "T020", SEVERITY_WARNING,                                    \
      "纸张是 {1}，应当是 A4（210 mm × 297 mm）",                              \
      "the paper is {1}; it should be A4 (210 mm × 297 mm)",                   \
      "公文用 A4 型纸。请在“页面设置—纸张”中改正。",                           \
      "An official document is on A4 paper: see Page Setup, Paper.",           \
      "（纸张：B5）",                                                          \
      "（纸张：A4）",                                                          \
      "GB/T 9704-2012 5.1")                                                    \
    X(WORD_MARGINS, "T021", SEVERITY_WARNING,                                  \
      "页边距是{1}，应当是{2}",                                                \
      "the margins are {1}; they should be {2}",                               \
      "天头 37 mm、订口 28 mm，版心 156 mm × 225 mm；上下边距也可以减去半个行空（34.6 mm、32.6 mm）。", \
      "37 mm above and 28 mm at the binding leave an area of 156 by 225 mm; above and below half the leading may be taken off (34.6 and 32.6 mm).", \
      "（上 25.4 mm、下 25.4 mm、左 31.8 mm、右 31.8 mm）",                    \
      "（上 37 mm、下 35 mm、左 28 mm、右 26 mm）",                            \
      "GB/T 9704-2012 5.2.1")                                                  \
    X(WORD_ROWS, "T022", SEVERITY_WARNING,                                     \
      "版面是{1}，应当是每面 22 行、每行 28 字",                               \
      "the page holds {1}; it should be 22 rows of 28 characters",             \
      "一般每面排 22 行、每行排 28 个字，撑满版心。",                          \
      "A page holds 22 rows of 28 characters, which fill the area.",           \
      "（行距固定值 25 磅）",                                                  \
      "（行距固定值 29.6 磅，或者页面设置中每页 22 行）",                      \
      "GB/T 9704-2012 5.2.3")                                                  \
    X(WORD_FACE, "T023", SEVERITY_WARNING,                                     \
      "{1}的字体是{2}，应当是{3}",                                             \
      "the face of {1} is {2}; it should be {3}",                              \
      "标题用小标宋，一级标题用黑体，二级标题用楷体，其余用仿宋。字体的各种名称见 fangan fonts。", \
      "The title is in 小标宋, first-level headings in 黑体, second-level ones in 楷体, the rest in 仿宋.  See fangan fonts for their names.", \
      "（正文：宋体）",                                                        \
      "（正文：仿宋_GB2312）",                                                 \
      "GB/T 9704-2012 5.2.2")                                                  \
    X(WORD_SIZE, "T024", SEVERITY_WARNING,                                     \
      "{1}的字号是{2}，应当是{3}",                                             \
      "the size of {1} is {2}; it should be {3}",                              \
      "标题用 2 号字，正文各要素一般用 3 号字。",                              \
      "The title is 22 pt (2号), the text 16 pt (3号).",                       \
      "（正文：四号）",                                                        \
      "（正文：三号）",                                                        \
      "GB/T 9704-2012 5.2.2")                                                  \
    X(WORD_INDENT, "T025", SEVERITY_WARNING,                                   \
      "{1}的缩进是 {2}，应当{3}",                                              \
      "the indent of {1} is {2}; it should be {3}",                            \
      "每个自然段左空二字，回行顶格；标题和主送机关不缩进。",                  \
      "Each paragraph begins two characters to the right; title and recipients do not.", \
      "（正文：首行不缩进）",                                                  \
      "（正文：首行缩进 2 字符）",                                             \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(WORD_ALIGN, "T026", SEVERITY_WARNING,                                    \
      "{1}是{2}，应当{3}",                                                     \
      "the alignment of {1} is {2}; it should be {3}",                         \
      "标题居中，正文两端对齐。",                                              \
      "The title is centred, the text justified.",                             \
      "（标题：左对齐）",                                                      \
      "（标题：居中）",                                                        \
      "GB/T 9704-2012 7.3.1")                                                  \
    X(WORD_SPACING, "T027", SEVERITY_WARNING,                                  \
      "{1}的行距或段间距是{2}，应当是{3}",                                     \
      "the spacing of {1} is {2}; it should be {3}",                           \
      "全文行距一致，用固定值，段前段后不另加距离，每面才能排满 22 行。",      \
      "All rows have one exact pitch and no space between paragraphs, so that 22 of them fill a page.", \
      "（正文：1.5 倍行距）",                                                  \
      "（正文：固定值 29.6 磅）",                                              \
      "GB/T 9704-2012 5.2.3")                                                  \
    X(WORD_PAGE_NUMBER, "T028", SEVERITY_WARNING,                              \
      "页码不合要求：{1}",                                                     \
      "the page number is not as it should be: {1}",                           \
      "页码用 4 号半角宋体阿拉伯数字，左右各放一条一字线，单页码居右空一字，双页码居左空一字。", \
      "Page numbers are 14 pt 宋体 between dashes, one character from the right edge on odd pages and from the left edge on even ones.", \
      "（页脚居中：1）",                                                       \
      "（单页页脚居右：— 1 —）",                                               \
      "GB/T 9704-2012 7.5")                                                    \
    X(WORD_HEADING_STYLE, "T029", SEVERITY_WARNING,                            \
      "{1}{2}，应当用样式“{3}”",                                               \
      "{1} has {2}; its style should be {3}",                                  \
      "标题用“标题 1”至“标题 4”样式，导航窗格里才看得到，以后也便于统一修改。", \
      "With the styles Heading 1 to 4 the headings show in the navigation pane and can be changed together.", \
      "（一级标题：正文样式）",                                                \
      "（一级标题：标题 1 样式）",                                             \
      "GB/T 33476.2-2016")                                                     \
    X(WORD_COLOR, "T030", SEVERITY_WARNING,                                    \
      "{1}的颜色是 {2}，应当是黑色",                                           \
      "the colour of {1} is {2}; it should be black",                          \
      "如无特殊说明，公文中文字的颜色均为黑色。",                              \
      "All text is black unless the standard says otherwise.",                 \
      "（正文：蓝色）",                                                        \
      "（正文：黑色）",                                                        \
      "GB/T 9704-2012 5.2.4")                                                  \
    X(WRITE_FAILED, "W001", SEVERITY_FATAL,                                    \
      "写不了：{1}", "can't be written: {1}",                                  \
      "磁盘满、没有权限或者文件夹不存在。原有的文件没有改动。",                \
      "The disk is full, the folder missing or not writable.  What was there " \
      "before is untouched.", "fangan build x.md -o /不存在/x.pdf",            \
      "fangan build x.md -o out/x.pdf", "")                                    \
    X(WRITE_REFUSED, "W002", SEVERITY_FATAL,                                   \
      "不是普通文件，不覆盖：{1}", "no regular file, left alone: {1}",         \
      "目标是设备、管道或文件夹。",                                            \
      "The target is a device, a pipe or a folder.",                           \
      "fangan build x.md -o /dev/null", "fangan build x.md -o x.pdf", "")      \
    X(CHARSET_LOSSY, "W003", SEVERITY_FATAL,                                   \
      "改好的文字存不回原来的编码 {1}", "the mended text can't be stored as {1}", \
      "文件不是 UTF-8，改过之后按原来的编码存不回去，或者没有改的字节会变。文件没有改动。", \
      "The file is not in UTF-8, and stored in its own charset the mended text " \
      "would be lost or bytes beside it would change.  The file was left alone.", \
      "（无法还原的 GB18030 文件）", "（用 UTF-8 重新保存）", "GB 18030-2022") \
    X(FORMAT_UNSAFE, "W004", SEVERITY_FATAL,                                   \
      "整理之后读出来不一样，文件没有改动",                                    \
      "formatting would change what the file says; it was left alone",         \
      "整理不能改变内容。这个文件里有程序整理不好的写法，请报告。",            \
      "Formatting must not change what a plan says.  The file holds something " \
      "that the program can't put in order: please report it.",                \
      "（整理后内容会变的文件）", "（保持原样）", "")                          \
    X(FONT_NOT_EMBEDDED, "W005", SEVERITY_WARNING,                             \
      "没有嵌入字体“{1}”：{2}", "font “{1}” is not embedded: {2}",             \
      "--embed-fonts 只嵌入 TrueType 轮廓的字体（Word 不认 CFF 轮廓的 .otf），" \
      "并且字体的 OS/2 fsType 要准许嵌入可编辑的文档、准许只嵌入一部分。"      \
      "没有嵌入的，对方的电脑上要装有这种字体。",                              \
      "--embed-fonts takes fonts with TrueType outlines only (Word does not "  \
      "know CFF outlines, .otf), whose fsType in OS/2 allows a part of them "  \
      "in a document that can be edited.  A font that is not in the file has " \
      "to be installed where it is opened.",                                   \
      "fangan build --embed-fonts x.md（字体是 FandolFang-Regular.otf）",      \
      "fangan build --embed-fonts x.md（字体是 simfang.ttf）",                 \
      "ECMA-376-1 17.8.1")                                                     \
    X(DATA_MISSING, "W010", SEVERITY_FATAL,                                    \
      "安装不完整：{1}", "the installation is incomplete: {1}",                \
      "程序自带的数据文件或模块找不到。请重新安装。",                          \
      "A data file or module of the program is missing: install it again.",    \
      "", "make install", "")                                                  \
    X(LIBRARY_FAILED, "W011", SEVERITY_FATAL,                                  \
      "{1} 出错：{2}", "{1} failed: {2}",                                      \
      "所用的库报告了错误，没有写出文件。",                                    \
      "A library reported an error; nothing was written.", "", "", "")
/* clang-format on */

#endif
