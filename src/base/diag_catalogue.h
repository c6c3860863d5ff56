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
      "印发的方案或附件的文件不存在、读不了，或者不在本文件的文件夹内。",       \
      "The file of the issued plan or of an attachment is not there, can't be " \
      "read, or lies outside this file's folder.",                             \
      "印发: ../别处/方案.md", "印发: 方案.md", "GB/T 9704-2012 7.3.7")         \
    X(ATTACHMENT_NOT_SET, "A002", SEVERITY_WARNING,                            \
      "附件“{1}”不是方案文件，只列名称，不排入正文之后",                       \
      "attachment “{1}” is no plan file: it is listed, not set",               \
      "附件只有写成方案文件（.md）才能排在正文之后；其他文件请另行附上。",     \
      "Only an attachment written as a plan file (.md) is set behind the text; " \
      "other files have to be added by hand.",                                 \
      "附件: [{名称: 名单, 文件: 名单.xlsx}]",                                 \
      "附件: [{名称: 名单, 文件: 名单.md}]", "GB/T 9704-2012 7.3.7")           \
    X(DATE_IMPOSSIBLE, "D001", SEVERITY_ERROR,                                 \
      "没有这一天：{1}", "there is no such day: {1}",                          \
      "时间段里写了日历上没有的日子。",                                        \
      "A period names a day that the calendar does not have.",                 \
      "### 宣传发动（2026年6月31日至7月5日）。",                               \
      "### 宣传发动（2026年6月30日至7月5日）。", "GB/T 15835-2011 5.1.2")      \
    X(STAGE_LACKS_YEAR, "D002", SEVERITY_WARNING,                              \
      "“{1}”缺年份，上下文中也没有", "no year in “{1}”, nor anywhere before it", \
      "阶段的起止时间没有年份，而前一阶段、起止时间、成文日期和标题中也都没有。", \
      "A stage's period has no year, and neither has the stage before it, the "  \
      "plan's own period, its date or its title.",                             \
      "### 宣传发动（3月1日至3月31日）。",                                     \
      "### 宣传发动（2026年3月1日至3月31日）。", "GB/T 15835-2011 5.1.2")      \
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
      "# 另一个标题", "（删去正文中的 # 标题）", "docs: fangan-plan(5)")       \
    X(PROFILE_UNUSABLE, "F009", SEVERITY_ERROR,                                \
      "版式“{1}”用不了：{2}", "profile “{1}” can't be used: {2}",              \
      "版式应当是自带版式的名称，或者方案所在文件夹里的 YAML 文件。",          \
      "A profile is the name of one that came with fangan, or a YAML file in " \
      "the plan's folder.", "版式: compat-37-36", "版式: compat-37-35",        \
      "docs: fangan-plan(5)")                                                  \
    X(YAML_BROKEN, "F010", SEVERITY_FATAL,                                     \
      "前置信息写法有误：{1}", "broken YAML: {1}",                             \
      "前置信息不是合法的 YAML，无法读取。",                                   \
      "The front matter is not valid YAML and can't be read.",                 \
      "主送: [机关各部室", "主送: [机关各部室]", "YAML 1.1")                   \
    X(KEY_TWICE, "F011", SEVERITY_FATAL,                                       \
      "键“{1}”出现两次", "key “{1}” stands twice",                             \
      "同一个键只能写一次，否则不知道该用哪个值。",                            \
      "A key may stand once; otherwise it is not clear which value counts.",   \
      "标题: 甲方案\n标题: 乙方案", "标题: 甲方案", "YAML 1.1")                \
    X(YAML_REFUSED, "F012", SEVERITY_FATAL,                                    \
      "前置信息里不能用{1}", "{1} can't be used in front matter",              \
      "锚点、别名、标签、指令、合并键和多个文档都不接受。",                    \
      "Anchors, aliases, tags, directives, merge keys and second documents "   \
      "are refused.", "署名: *甲", "署名: 某市科学技术协会", "docs: fangan-plan(5)") \
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
    X(READER_MISSING, "I011", SEVERITY_FATAL,                                  \
      "还不能读 {1} 文件", "{1} files can't be read yet",                      \
      "目前只读 Markdown 写成的方案文件；纯文本和 Word 文件的导入还没有做好。", \
      "So far only plan files in Markdown are read; import of plain text and " \
      "Word files is not there yet.", "fangan check 方案.docx",                \
      "fangan check 方案.md", "")                                              \
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
    X(NUMBER_MISMATCH, "N001", SEVERITY_WARNING,                               \
      "标题写的是“{1}”，按次序应当是“{2}”", "the heading says “{1}”, by the count it is “{2}”", \
      "手写的序号与标题的次序不符：跳号、重号或层次错误。",                    \
      "A number written by hand does not fit the count: a gap, a repeat or a " \
      "wrong level.", "一、总体要求\n\n三、主要内容", "一、总体要求\n\n二、主要内容", \
      "GB/T 9704-2012 7.3.3")                                                  \
    X(ROLE_MISSING, "S001", SEVERITY_ERROR,                                    \
      "缺少必备部分：{1}", "required part missing: {1}",                       \
      "实施方案必须说明目标要求、主要内容、方法步骤和组织领导；这一部分没有找到。", \
      "An implementation plan must state objectives, content, steps and "      \
      "leadership; this part was not found.",                                  \
      "## 总体要求\n\n## 主要内容\n\n## 方法步骤",                             \
      "## 总体要求\n\n## 主要内容\n\n## 方法步骤\n\n## 组织领导",              \
      "templates/implementation-plan/kind.yaml")                               \
    X(ROLE_EMPTY, "S002", SEVERITY_ERROR,                                      \
      "“{1}”（{2}）下面没有内容", "“{1}” ({2}) has nothing under it",          \
      "必备部分只有标题，没有文字。",                                          \
      "A required part has a heading but no text.",                            \
      "## 组织领导", "## 组织领导\n\n成立领导小组，统筹推进各项工作。",        \
      "templates/implementation-plan/kind.yaml")                               \
    X(ROLE_ORDER, "S003", SEVERITY_WARNING,                                    \
      "“{1}”（{2}）应当在“{3}”之后", "“{1}” ({2}) should stand behind “{3}”",  \
      "必备部分的次序与惯例不同：先目标，再内容、步骤；组织领导位置不限。",    \
      "The required parts are not in the kind's order: objectives, content, "  \
      "steps; leadership may stand anywhere.",                                 \
      "## 方法步骤\n\n## 总体要求", "## 总体要求\n\n## 方法步骤",              \
      "templates/implementation-plan/kind.yaml")                               \
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
