/*
 * The words by which the elements around a document's text are known:
 * templates/frame.txt.  Wanted for pasted texts and Word files only, so they
 * are not part of the kinds, which every command loads.
 */
#ifndef FANGAN_KIND_FRAMEWORDS_H
#define FANGAN_KIND_FRAMEWORDS_H

#include "base/diag.h"
#include "kind/traditional.h"
#include "kind/wordlist.h"

struct frame_words {
    struct wordlist organs, no_organ_begins;
    struct wordlist addressees, addressing, belonging, each, no_recipients;
    struct wordlist head_labels, signer_labels, citing, secrecy, urgency;
    struct wordlist document_marks, order_marks, minutes_marks;
    struct wordlist title_labels, no_titles, title_status, issuing, now, about,
        issuer_followers;
    struct wordlist form_issuer, form_number, form_to, form_cc, form_date,
        form_title;
    struct wordlist attachment_labels, attachment_titles, seals, posts, notes;
    struct wordlist ending_phrases, file_endings;
    struct wordlist copy_labels, recipient_labels, imprint_passed, printed;
};

/* The words, in arena; in traditional characters as well if text is written
 * with them.  NULL with a fatal diagnostic: the installation is incomplete. */
const struct frame_words *
frame_words_load(const char *text, const struct traditional *traditional,
                 struct arena *arena, struct diags *diags);

#endif
