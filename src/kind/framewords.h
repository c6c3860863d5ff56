/*
 * The words by which the elements around a document's text are known:
 * templates/frame.yaml.  Wanted for pasted texts and Word files only, so they
 * are not part of the kinds, which every command loads.
 */
#ifndef FANGAN_KIND_FRAMEWORDS_H
#define FANGAN_KIND_FRAMEWORDS_H

#include "base/diag.h"
#include "kind/wordlist.h"

struct frame_words {
    struct wordlist organs, no_organ_begins;
    struct wordlist addressees, addressing, each, no_recipients;
    struct wordlist head_labels, signer_labels, citing, secrecy, urgency;
    struct wordlist document_marks, order_marks, minutes_marks;
    struct wordlist title_labels, title_status, issuing, about,
        issuer_followers;
    struct wordlist attachment_labels, seals, notes;
    struct wordlist copy_labels, recipient_labels, imprint_passed, printed;
};

/* The words, in arena.  NULL with a fatal diagnostic: the installation is
 * incomplete. */
const struct frame_words *frame_words_load(struct arena *arena,
                                           struct diags *diags);

#endif
