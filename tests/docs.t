#!/usr/bin/perl
# What is made from the program's tables is what the program says today; and
# the catalogue is whole: every code has its texts, examples and a case.
use strict;
use warnings;
use Encode qw(decode_utf8);
use Fangan;
use Test::More;

my $top = top();
my $made = scratch() . '/docs';
mkdir $made;
my (undef, $err, $status) = run($^X, "$top/docs/make.pl", $ENV{FANGAN}, $made);
is($status, 0, 'docs/make.pl runs') or diag($err);
my @pages = qw(fangan.1 fangan-plan.5 fangan-template.5);
for my $name (map { s{^\Q$made\E/}{}r } grep { -f } glob "$made/* $made/zh_CN/*") {
    ok(slurp("$made/$name") eq slurp("$top/docs/$name"), "docs/$name is not stale (make docs)");
}
# The pages in Chinese say the same: as many sections and entries, in the same
# order of commands and keys.
for my $page (@pages) {
    my ($en, $zh) = map { slurp("$top/docs/$_") } $page, "zh_CN/$page";
    for my $macro (qw(Sh It Bl Bd Dl)) {
        my ($n, $m) = map { scalar(() = /^\.$macro\b/mg) } $en, $zh;
        is($m, $n, "zh_CN/$page has as many .$macro");
    }
}
my $names = sub { join ' ', slurp($_[0]) =~ /^\.It Cm ([a-z]+)\b/mg };
is($names->("$top/docs/zh_CN/fangan.1"), $names->("$top/docs/fangan.1"), 'the commands stand in the same order');
my ($grammar) = slurp("$top/src/kind/form.h") =~ /whole grammar:(.*?)\*\n \* No code/s;
my $page = slurp("$top/docs/zh_CN/fangan-template.5") =~ s/\\-/-/gr;
ok(index($page, $_) >= 0, "zh_CN/fangan-template.5 has $_") for $grammar =~ /(\{\{[^ }]*(?: [^}]*)?\}\})/g;
SKIP: {
    skip 'mandoc is not there', 6 if system('command -v mandoc >/dev/null') != 0;
    for my $page (@pages) {
        my ($out) = run('mandoc', '-Tlint', '-Wwarning', "$top/docs/$page");
        is($out, '', "mandoc has nothing to say of $page");
        ($out) = run('mandoc', '-Tlint', '-Wwarning', "$top/docs/zh_CN/$page");
        $out =~ s/^.*(?:first section is not "NAME"|outside NAME section).*\n//mg;
        is($out, '', "nor of zh_CN/$page, but that its section is not called NAME");
    }
}

# The Markdown of a page says what mandoc prints: letter by letter, but for the
# first and the last line and for the names that mandoc repeats.
SKIP: {
    skip 'mandoc is not there', 2 * @pages if system('command -v mandoc >/dev/null') != 0;
    for my $page (map { ($_, "zh_CN/$_") } @pages) {
        my ($printed) = run('mandoc', '-T', 'utf8', '-O', 'width=200', "$top/docs/$page");
        $printed = decode_utf8($printed) =~ s/.\x08//gr =~ s/\A.*\n//r =~ s/.*\n\z//r;
        my $text = decode_utf8(slurp("$top/docs/" . $page =~ s/\.\d$/.md/r));
        $text =~ s/\A<!--.*-->\n\n# .*\n//;
        s/\]\([a-z-]+\.md\)/]/g, s/[^\p{L}\p{N}]//g for $text, $printed;
        my $same = 0;
        $same++ while $same < length $text && substr($text, $same, 1) eq substr($printed, $same, 1);
        is(substr($text, $same, 40), substr($printed, $same, 40), "the Markdown of $page says the same");
    }
}

# Every code is fired by some case or test.
my ($list) = fangan('explain', '--lang', 'en');
my @codes = $list =~ /^([A-Z]\d{3}) /mg;
my $tests = join '', map { slurp($_) } glob("$top/tests/*.t"), glob("$top/tests/cases/*.diag"), glob("$top/tests/unit/*.c");
my %untold = (W010 => 1, W011 => 1); # a broken installation, a broken library
my %name = reverse slurp("$top/src/base/diag_catalogue.h") =~ /X\((\w+), "(\w\d{3})"/g;
# examples.t runs the examples of every code but those that it names.
my ($named) = slurp("$top/tests/examples.t") =~ /qw\(\s*(A001.*?)\)/s;
my @bare = grep { $named =~ /\b$_\b/ } grep { !$untold{$_} && $tests !~ /\b(?:$_|DIAG_$name{$_})\b/ } @codes;
is("@bare", '', 'every code has a case or a test');
for my $code (@codes) {
    my ($zh) = fangan('explain', $code, '--lang', 'zh');
    my ($en) = fangan('explain', $code, '--lang', 'en');
    like($zh, qr/[\xe4-\xe9]/, "$code is explained in Chinese");
    my ($explanation) = (split /\n\n/, $en)[1];
    like($explanation, qr/(?:[a-z]+\W+){3}/, "$code is explained in English");
}
done_testing();
