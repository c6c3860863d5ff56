#!/usr/bin/perl
# The Word file in LibreOffice and our PDF, line for line.  Where they differ
# the first line that does must have one of three reasons, all of them
# LibreOffice's and not Word's (gbt9704.md 7.3):
#   gap      it opens 0.2 em between Han and digits or Latin letters,
#            whatever w:autoSpaceDE and w:autoSpaceDN say
#   hanging  it reads w:overflowPunct the wrong way round: a mark hangs
#            outside the line
#   squeeze  it ignores w:characterSpacingControl: marks keep their width
# What follows in the same paragraph follows from it.  prove -v lists them.
#
# Of the cases those are compared that this way of reading pages can tell
# something of.  The others:
#   ends-*-20, ends-*-22
#            the text is one paragraph of several pages and ends late: layout
#            carries two rows to the signature, the Word file does not ask for
#            it.  LibreOffice takes a kept paragraph as a whole, and a first
#            page without text (7.3.3) is worse than a signature alone; where
#            it ends on page 1 a frame says so (docx_keep.c).
#   upward   the last paragraph has two rows, of which layout leaves one behind;
#            Word is told to keep both with the signature.
#   organs-2-*, organs-3-*, organs-7-*, upward
#            names beside 文件 and signers are read in another order.
#   organs-7-sealed  LibreOffice does not print the blank page before the 版记.
#   rare-hanzi       LibreOffice has another font for a hanzi of plane 2, and
#                    no text behind it.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use Fangan;
use Test::More;
use Unicode::Normalize qw(NFKC);

binmode Test::More->builder->$_, ':utf8'
    for qw(output failure_output todo_output);

my $shared = shared() or skip_all('../shared is not here');
my $top = top();

my $LINE = 56;             # half cells
my $HANGING = qr/[，。、；：！？]$/;
my $MARK = qr/[，。、；：！（）“”‘’《》〈〉〔〕—…·]/;
my $NARROW = qr/[\x21-\x7e]/;
my $GAP = qr/\p{Han}$NARROW|$NARROW\p{Han}/;
my $INDENTED = qr/^(?:NormalIndent|Heading\d|RunIn\d|ListParagraph)$/;

# Without blanks; ideographs that a text layer calls radicals as they are.
sub fold {
    my ($text) = @_;
    $text =~ s/([\x{2f00}-\x{2fdf}\x{f900}-\x{faff}])/NFKC($1)/ge;
    $text =~ tr/⻔⻋⻓⻅⻆⻚⻛⻜⻢⻥⻦⻩⻰⻘⻬⻙⻝⻣⻤⻨⻮⻳/门车长见角页风飞马鱼鸟黄龙青齐韦食骨鬼麦齿龟/;
    $text =~ s/\s//g;
    return $text;
}

sub half_cells { my ($text) = @_; return 2 * length($text) - (() = $text =~ /$NARROW/g) }

# The paragraphs of a Word file: style, text, whether in a table.
sub paragraphs {
    my ($docx) = @_;
    my ($xml, $err, $status) = run('unzip', '-p', $docx, 'word/document.xml');
    die "$docx: $err" if $status;
    my ($in_table, @found) = (0);
    for my $part (decode_utf8($xml) =~ m{<w:tbl>|</w:tbl>|<w:p>.*?</w:p>}gs) {
        if ($part =~ m{^<(/?)w:tbl>}) { $in_table = !$1; next }
        my ($style) = $part =~ /<w:pStyle w:val="(\w+)"/;
        my $text = join '', $part =~ m{<w:t\b[^>]*>(.*?)</w:t>}gs;
        my %entity = (lt => '<', gt => '>', quot => '"', apos => "'", amp => '&');
        $text =~ s/&(\w+);/$entity{$1}/g;
        $text = fold($text);
        push @found, {style => $style // 'Normal', text => $text, in_table => $in_table}
            if length $text;
    }
    return @found;
}

# The text of a PDF, and where in it lines and pages end.
sub pages {
    my ($pdf) = @_;
    my ($text, $err, $status) = run('pdftotext', '-raw', $pdf, '-');
    die "$pdf: $err" if $status;
    my %found = (text => '', n => 0, lines => {}, pages => {});
    for my $page (split /\f/, decode_utf8($text)) {
        $found{n}++;
        for my $line (map { fold($_) } split /\n/, $page) {
            next if $line =~ /^—\d+—$/ || $line eq '';
            $found{text} .= $line;
            $found{lines}{length $found{text}} = 1;
        }
        $found{pages}{length $found{text}} = 1;
    }
    delete $found{pages}{length $found{text}};
    return \%found;
}

# Where a mark hangs before a digit LibreOffice does not even paint it: gives
# the paragraph back what it lost.
sub restore_hung {
    my ($pdf, $text, $from) = @_;
    my $at = index $pdf->{text}, substr($text, 0, 12), $from;
    for my $i ($at < 0 ? () : 0 .. length($text) - 1) {
        my ($place, $mark) = ($at + $i, substr $text, $i, 1);
        next if substr($pdf->{text}, $place, 1) eq $mark;
        return if !$pdf->{lines}{$place} || $mark !~ $HANGING;
        substr($pdf->{text}, $place, 0) = $mark;
        for my $ends (@$pdf{qw(lines pages)}) {
            %$ends = map { $_ < $place ? $_ : $_ + 1 => 1 } keys %$ends;
        }
    }
}

# The ends of lines in [$from, $from + $n) of a PDF, from its start.
sub ends {
    my ($pdf, $from, $n) = @_;
    return grep { $pdf->{lines}{$from + $_} } 1 .. $n;
}

# Why the line of ours is not LibreOffice's, or undef.
sub reason {
    my ($paragraph, $is_first, $ours, $theirs) = @_;
    my $measure = $is_first && $paragraph->{style} =~ $INDENTED ? $LINE - 4 : $LINE;
    if (length $ours > length $theirs) {
        return 'squeeze' if !$paragraph->{in_table} && half_cells($ours) > $measure && $ours =~ $MARK;
        return 'gap' if $ours =~ $GAP;
        return 'squeeze' if $paragraph->{in_table} && $ours =~ $MARK;
        return undef;
    }
    return 'hanging' if $theirs =~ $HANGING && half_cells($theirs) > $measure;
    return undef;
}

# Compares a paragraph that begins at $x in ours and at $y in theirs; calls
# $differs with the reason, the lines and the place in ours.
sub compare {
    my ($paragraph, $ours, $x, $theirs, $y, $differs) = @_;
    my $text = $paragraph->{text};
    my @a = ends($ours, $x, length $text);
    my @b = ends($theirs, $y, length $text);
    my ($from_a, $from_b, $follows, $same) = (0, 0, 0, 0);
    while (@a && @b) {
        my ($a, $b) = ($a[0], $b[0]);
        my @lines = map { substr $text, $_->[0], $_->[1] - $_->[0] } [$from_a, $a], [$from_b, $b];
        if ($a == $b) {
            $same++;
            $follows = 0;
        } elsif (!$follows) { # both lines begin at the same place
            $differs->(reason($paragraph, $from_a == 0, @lines) // 'unknown', @lines, $x + $a);
            $follows = 1;
        } elsif ($b <= $a) {
            $differs->('follows', @lines, $x + $a);
        }
        $from_a = shift @a if $a <= $b;
        $from_b = shift @b if $b <= $a;
    }
    return $same;
}

# The page breaks of ours that theirs does not have though no line since the
# last common one differs.
sub strange_page_breaks {
    my ($ours, $common, $differing) = @_;
    my ($since, @strange) = (0);
    for my $break (sort { $a <=> $b } keys %{$ours->{pages}}) {
        if ($common->{$break}) { $since = $break; next }
        push @strange, substr $ours->{text}, $break - 10, 10
            if !grep { $_ > $since && $_ <= $break + $LINE } @$differing;
    }
    return @strange;
}

my %total;

sub judge_plan {
    my ($folder, $plan) = @_;
    my $rendered = scratch() . "/$plan.pdf";
    my ($out, $err, $status) = run({seconds => 200}, "$shared/tools/docx-to-pdf", "$folder/$plan.docx", $rendered);
    is($status, 0, "$plan: LibreOffice opens it") or return diag($out . $err);

    my ($ours, $theirs) = (pages("$folder/$plan.pdf"), pages($rendered));
    my ($x, $y, $same, @lost, @differing, %count, %common) = (0, 0, 0);
    for my $paragraph (paragraphs("$folder/$plan.docx")) {
        my $text = $paragraph->{text};
        restore_hung($theirs, $text, $y);
        my ($at, $there) = (index($ours->{text}, $text, $x), index $theirs->{text}, $text, $y);
        if ($at < 0 || $there < 0) { push @lost, $text; next }
        ($x, $y) = ($at, $there);
        $same += compare($paragraph, $ours, $x, $theirs, $y, sub {
            my ($reason, $line, $other, $place) = @_;
            note("$reason: $line | $other");
            $count{$reason}++;
            push @differing, $place;
        });
        $common{$x + $_} = 1
            for grep { $ours->{pages}{$x + $_} && $theirs->{pages}{$y + $_} } 1 .. length $text;
        ($x, $y) = ($x + length $text, $y + length $text);
    }
    is("@lost", '', "$plan: both say the same");
    is($theirs->{n}, $ours->{n}, "$plan: as many pages");
    is($count{unknown} // 0, 0, "$plan: lines differ by LibreOffice's doing alone (prove -v)");
    is(join(' ', strange_page_breaks($ours, \%common, \@differing)), '',
        "$plan: pages break alike where lines do");
    my $n = keys %{$ours->{lines}};
    $total{lines} += $n;
    $total{same} += $same;
    $total{breaks} += keys %{$ours->{pages}};
    $total{common} += keys %common;
    $total{reasons}{$_} += $count{$_} for keys %count;
    diag(sprintf '%s: %d of %d lines (%.0f %%), %d of %d page breaks; %s', $plan, $same, $n, 100 * $same / $n,
        scalar keys %common, scalar keys %{$ours->{pages}}, join ', ', map { "$_ $count{$_}" } sort keys %count);
}

judge_plan("$top/out", $_) for map { m{/([^/]+)\.md$} } glob "$top/plans/*.md";

my @cases = qw(attachments-11 bound-plan circular ends-even-row-1 ends-odd-row-1 graded labels
    letter markdown minutes order organs-1-sealed organs-1-unsealed pasted recipients-moved seal-image stamp);
for my $case (@cases, 'turned') {
    my $from = $case eq 'turned' ? "$top/tests/docx" : "$top/tests/cases";
    my (undef, $err, $status) = fangan({dir => $from}, 'build', '-q', '-o', scratch() . '/cases/', "$case.md");
    is($status, 0, "$case: built") or diag($err);
    judge_plan(scratch() . '/cases', $case);
}
diag(sprintf 'all: %d of %d lines (%.0f %%), %d of %d page breaks; %s', $total{same}, $total{lines},
    100 * $total{same} / $total{lines}, $total{common}, $total{breaks},
    join ', ', map { "$_ $total{reasons}{$_}" } sort keys %{$total{reasons}});
done_testing();
