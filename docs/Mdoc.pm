package Mdoc;

# mdoc(7) to Markdown: as much of mdoc as the man pages of this folder use, for
# who reads them in a browser.  What it does not know it dies of.
use strict;
use warnings;
use utf8;
use Exporter qw(import);

our @EXPORT = qw(markdown);

my %code = map { $_ => 1 } qw(Cm Ev Li Pa Ql);

# The characters of roff's escapes.
sub plain {
    my ($text) = @_;
    $text =~ s/\\f[BP]//g;
    $text =~ s/\\([-&:~e])/{'-' => '-', '&' => '', ':' => '', '~' => "\x{a0}", e => '\\'}->{$1}/ge;
    die "mdoc: unknown escape in $text\n" if $text =~ /\\[^\\]/ && $_[0] =~ /\\[^-&:~ef]/;
    return $text;
}

sub code { my ($text) = @_; return '`' . plain($text) . '`' }

# Running text: bold is a word to be typed, and no character means anything.
sub prose {
    my ($text) = @_;
    return join '', map {
        /^\\fB(.*)\\fP$/s ? code($1) : plain($_) =~ s/([\\`*_\[<])/\\$1/gr
    } split /(\\fB.*?\\fP)/, $text;
}

# Puts pieces together; Chinese has no blanks between its characters.
sub join_text {
    my ($before, $after) = @_;
    my $han = qr/[\p{Han}\x{3000}-\x{303f}\x{ff00}-\x{ffef}“”‘’…—]/;
    my $is_glued = $before eq '' || $before =~ /[(（、，。；：]$/ || $after =~ /^[.,;:)?!、，。；：（）]/
        || ($before =~ /$han$/ && $after =~ /^$han/);
    return $before . ($is_glued ? '' : ' ') . $after;
}

# Words with a blank between them, but for marks of their own.
sub phrase { return join(' ', @_) =~ s/ (?=[,;](?: |$))//gr }

# The words behind a macro.
sub styled {
    my ($macro, $words, $page) = @_;
    return join ', ', map { code($_) } grep { $_ ne ',' } @$words if $macro eq 'Ev';
    return code("@$words") if $code{$macro};
    return '*' . prose("@$words") . '*' if $macro eq 'Ar';
    return '**' . ("@$words" || $page) . '**' if $macro eq 'Nm';
    return prose(phrase(@$words));
}

# A line of macros as Markdown.  Closing marks at its end stand behind it all.
sub inline {
    my ($page, $macro, @words) = @_;
    my ($out, $tail) = ('', '');
    my $close = $macro eq 'No' ? qr/^[.,;:)]$/ : qr/^(?:[.,;:)]|[、，。；：）]+)$/;
    $tail = pop(@words) . $tail while @words && $words[-1] =~ $close;
    if ($macro eq 'Op' || $macro eq 'Pq' || $macro eq 'Po') {
        my ($left, $right) = @{{Op => ['\\[', ']'], Pq => ['(', ')'], Po => ['(', '']}->{$macro}};
        @words = ('No', @words) if @words && !is_macro($words[0]);
        $out = $left . inline($page, @words) . $right;
    } elsif ($macro eq 'Xr') {
        my ($name, $section) = @words;
        $out = "[$name($section)]($name.md)";
    } elsif ($macro eq 'Fl') { # .Fl Fl name Ns =value
        my $dashes = '-';
        $dashes .= '-' x (shift(@words) eq 'Fl') while @words && $words[0] eq 'Fl';
        my $name = $dashes . shift @words;
        $name .= splice(@words, 0, 2) =~ s/^Ns//r if @words && $words[0] eq 'Ns';
        $out = code($name);
        $out = join_text($out, inline($page, is_macro($words[0]) ? @words : ('No', @words))) if @words;
    } else {
        my @own = $macro eq 'Pc' ? () : shift @words // ();
        push @own, shift @words while @words && !is_macro($words[0]);
        $out = $macro eq 'Pc' ? ')' : styled($macro, \@own, $page);
        $out = join_text($out, inline($page, @words)) if @words;
    }
    return $out . plain($tail);
}

sub is_macro { return $_[0] =~ /^(?:Ar|Cm|Ev|Fl|Li|Nm|No|Ns|Op|Pa|Pc|Pq|Ql|Xr)$/ }

# The text of a man page as Markdown.
sub markdown {
    my ($source, $note) = @_;
    my ($page, $out, $text, $depth, $is_shown, $literal) = ('', "<!-- $note -->\n", '', 0, 0, undef);
    my $flush = sub {
        $out .= '  ' x $depth . "$text\n" if $text ne '';
        $text = '';
    };
    for my $line (split /\n/, $source) {
        my ($macro, $rest) = $line =~ /^\.([A-Za-z]+)(?: (.*))?$/;
        $rest //= '';
        my @words = split ' ', $rest;
        $out .= "\n" if $is_shown && ($macro // '') ne 'Dl';
        $is_shown = ($macro // '') eq 'Dl' ? $is_shown : 0;
        if (defined $literal) {
            if (($macro // '') eq 'Ed') { $out .= "$literal```\n"; $literal = undef }
            else { $literal .= '  ' x $depth . plain($line) . "\n" }
        } elsif (!defined $macro) {
            next if $line =~ /^\.\\"/;
            $text = join_text($text, prose($line));
        } elsif ($macro =~ /^(?:Dd|Os)$/) {
            next;
        } elsif ($macro eq 'Dt') {
            ($page) = lc $words[0];
            $out .= "\n# $page($words[1])\n";
        } elsif ($macro eq 'Sh') {
            $flush->();
            $out .= "\n## $rest\n\n";
        } elsif ($macro eq 'Nd') {
            $text .= ' — ' . prose($rest);
        } elsif ($macro eq 'Pp') {
            $flush->();
            $out .= "\n";
        } elsif ($macro eq 'br') {
            $text .= "\\\n" . '  ' x $depth;
        } elsif ($macro eq 'Bd') {
            $flush->();
            $literal = "\n```\n";
        } elsif ($macro eq 'Dl') {
            $flush->();
            $out .= ($is_shown ? '' : "\n") . '    ' . '  ' x $depth . plain($rest) . "\n";
            $is_shown = 1;
        } elsif ($macro eq 'Bl') {
            $flush->();
            $out .= "\n" if !$depth;
            $depth++;
        } elsif ($macro eq 'El') {
            $flush->();
            $depth--;
            $out .= "\n" if !$depth;
        } elsif ($macro eq 'It') {
            $flush->();
            my $term = $rest =~ /^\\-/ ? code($rest) : is_macro($words[0]) ? inline($page, @words) : inline($page, 'No', @words);
            $out .= '  ' x ($depth - 1) . "- $term\\\n";
        } elsif (is_macro($macro) || $macro eq 'Po') {
            $text = join_text($text, inline($page, $macro, @words));
        } else {
            die "mdoc: unknown macro .$macro\n";
        }
    }
    $flush->();
    return $out =~ s/\n{3,}/\n\n/gr =~ s/\n+\z/\n/r;
}

1;
