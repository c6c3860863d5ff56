/*
 * Refusing with the way out.
 */
#include "read/refuse.h"

#include "base/buf.h"

#include <string.h>
#include <strings.h>

/* A name as a shell takes it for one word. */
static const char *shell_word(struct arena *arena, const char *name)
{
    struct buf out = BUF_EMPTY;
    if (strpbrk(name, " \t\n'\"\\$`!*?[](){}<>|&;#~") == NULL)
        return name;
    buf_add_char(&out, '\'');
    for (; *name != '\0'; name++) {
        if (*name == '\'')
            buf_add_str(&out, "'\\'");
        buf_add_char(&out, *name);
    }
    buf_add_char(&out, '\'');
    const char *word = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return word;
}

static void hint_command(struct diags *diags, const char *command)
{
    struct arena *arena = diags->arena;
    diag_hint(diags, arena_printf(arena, "先转换再读：%s", command),
              arena_printf(arena, "convert it first: %s", command));
}

/* What is called .docx already must not be written over. */
void refuse_hint_convert(struct diags *diags, const char *name)
{
    static const char ending[] = ".docx";
    size_t len = strlen(name), end = sizeof(ending) - 1;
    bool is_docx = len >= end && strcasecmp(name + len - end, ending) == 0;
    struct arena *arena = diags->arena;
    const char *command = arena_printf(
        arena, "soffice --headless --convert-to docx %s%s",
        is_docx ? "--outdir converted " : "", shell_word(arena, name));
    diag_hint(diags,
              arena_printf(arena,
                           "在 Word 或 WPS 里另存为 .docx，或者先转换：%s",
                           command),
              arena_printf(arena,
                           "save it as a .docx in Word or WPS, or convert it "
                           "first: %s",
                           command));
}

void refuse_hint_save(struct diags *diags)
{
    diag_hint(diags, "来源可靠、能用 Word 或 WPS 打开的，另存为新的 .docx 再读",
              "if you trust where it comes from and Word or WPS opens it, save "
              "it as a new .docx");
}

/* A Word file with a password is an OLE file that holds this stream. */
static bool is_encrypted(const char *bytes, size_t len)
{
    static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0"
                                 "P\0a\0c\0k\0a\0g\0e";
    return memmem(bytes, len, stream, sizeof(stream)) != NULL;
}

bool refuse_binary(struct diags *diags, const char *name, const char *bytes,
                   size_t len, const char *format)
{
    bool is_ole = strncmp(format, "OLE", 3) == 0;
    if (is_ole && is_encrypted(bytes, len)) {
        diag_add(diags, DIAG_FILE_BINARY, SPAN_NONE,
                 diags_word(diags, "加密的 Office 文件",
                            "an Office file with a password"),
                 NULL);
        diag_hint(diags, "在 Word 或 WPS 里打开，取消密码，另存为 .docx 再读",
                  "open it in Word or WPS, take the password off and save it "
                  "as a .docx");
        return false;
    }
    diag_add(diags, DIAG_FILE_BINARY, SPAN_NONE, format, NULL);
    if (is_ole || strcmp(format, "ZIP") == 0 || strcmp(format, "RTF") == 0 ||
        strcmp(format, "HTML, XML") == 0)
        refuse_hint_convert(diags, name);
    else if (strcmp(format, "PDF") == 0)
        hint_command(diags, arena_printf(diags->arena, "pdftotext -layout %s",
                                         shell_word(diags->arena, name)));
    return false;
}
