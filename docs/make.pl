#!/usr/bin/perl
# Makes what can be made from the program's own tables: the man pages, in
# English and in Chinese (zh_CN/), the same as Markdown for a browser, and the
# reference of the rules.  `make docs` writes them, tests/docs.t sees to it that
# they are not stale.
#
#   docs/make.pl PROGRAM [FOLDER]      the folder is docs/ by default
use strict;
use warnings;
use utf8;
use File::Basename qw(dirname);
use lib dirname(__FILE__);
use Mdoc;

my ($program, $folder) = @ARGV;
$folder //= dirname($0);

sub ask {
    my @words = @_;
    local $ENV{COLUMNS} = 80;
    open my $out, '-|:utf8', $program, @words or die "$program: $!";
    local $/;
    my $text = <$out>;
    close $out or die "$program @words failed";
    return $text;
}

sub roff {
    my ($text) = @_;
    $text =~ s/\\/\\e/g;
    $text =~ s/^([.'])/\\&$1/gm;
    $text =~ s/-/\\-/g;
    return $text;
}

# What a sentence ends in.
my %stop = (en => '.', zh => '。');

# Commands and their options, out of --help.
sub commands {
    my ($lang) = @_;
    my $text = '';
    my ($list) = ask('help', '--lang', $lang) =~ /(?:Commands|命令)[:：]\n(.*?)\n\n/s;
    for my $line (split /\n/, $list) {
        my ($name) = $line =~ /^  (\S+)/ or next;
        my $help = ask($name, '--help', '--lang', $lang);
        my ($operands) = $help =~ /^(?:Usage: |用法：)fangan \S+ \[\S+\] ?(.*)$/m;
        my ($summary) = $help =~ /^(.*)\n/;
        my ($details, $options) = $help =~ /^[^\n]*\n\n[^\n]*\n(?:\n(.*?)\n)?\n(?:Options:|选项：)\n(.*)/s;
        $text .= ".It Cm $name" . ($operands ? ' Ar ' . roff($operands) : '') . "\n"
            . roff($summary) . "$stop{$lang}\n";
        if ($details) { # lines stay lines, and each sentence begins one
            $details = roff($details) =~ s/\n/\n.br\n/gr =~ s/\.  /.\n/gr;
            $text .= ($details =~ /^\.br$/m ? ".br\n" : '') . "$details\n";
        }
        my @own = grep { !/--(?:help|lang|color)\b/ } split /\n/, $options;
        next unless @own;
        $text .= ".Bl -tag -width Ds -compact\n";
        for (@own) {
            my ($flags, $about) = /^\s+(\S.*?)\s{2,}(\S.*)$/ ? ($1, $2) : /^\s+(.{26}) (.*)$/;
            $text .= '.It ' . roff($flags) . "\n" . roff($about) . "\n";
        }
        $text .= ".El\n";
    }
    return $text;
}

# The keys of the front matter, out of `help keys`.
sub keys_table {
    my ($lang) = @_;
    my $text = '';
    for (split /\n/, ask('help', 'keys', '--lang', $lang)) {
        my ($zh, $id, $type, $about) = split /\t/;
        my @told = $type eq $about ? ($about) : ($type, $about);
        $text .= ".It Cm $zh No / Cm $id\n" . join($lang eq 'en' ? ' ' : '', map { roff($_) . $stop{$lang} } @told) . "\n";
    }
    return $text;
}

# The keys of a profile, out of `help profile`.
sub profile_table {
    my ($lang) = @_;
    my $text = '';
    for (split /\n/, ask('help', 'profile', '--lang', $lang)) {
        my ($zh, $id, $standard, $about) = split /\t/;
        $text .= ".It Cm $zh No / Cm " . roff($id) . "\n" . roff(ucfirst $about) . ($lang eq 'en' ? '; ' : '；') . roff($standard) . "$stop{$lang}\n";
    }
    return $text;
}

# A list of `help template`.
sub template_table {
    my ($list, $lang) = @_;
    my $text = '';
    for (split /\n/, ask('help', 'template', '--lang', $lang)) {
        my ($of, $zh, $id, $about) = split /\t/;
        $text .= ".It Cm $zh No / Cm $id\n" . roff(ucfirst $about) . "$stop{$lang}\n" if $of eq $list;
    }
    return $text;
}

# The grammar of templates, out of the comment that the code obeys: the table
# and the paragraph behind it.
sub grammar {
    open my $in, '<:utf8', dirname($0) . '/../src/kind/form.h' or die "form.h: $!";
    local $/;
    my ($table, $words) = <$in> =~ /whole grammar:\n \*\n(.*?)\n \*\n(.*?)\n \*\n/s
        or die 'form.h has no grammar';
    s/^ \* {1,5}//gm for $table, $words;
    $words =~ s/\.  /.\n/g;
    return ".Bd -literal\n" . roff($table) . "\n.Ed\n.Pp\n" . roff($words) . "\n";
}

# A line of Chinese has no blanks: it may break behind its marks.
sub breakable {
    my $is_literal = 0;
    return join '', map {
        $is_literal = /^\.Bd/ || ($is_literal && !/^\.Ed/);
        $is_literal || /^\./ ? $_ : s/([，。；：、）】”])(?=[^\n，。；：、）】”])/$1\\:/gr;
    } split /^/, $_[0];
}

sub fill {
    my ($template, $lang) = @_;
    open my $in, '<:utf8', dirname($0) . "/$template.in" or die "$template.in: $!";
    local $/;
    my $page = <$in>;
    my ($version) = ask('version') =~ /(\S+)$/;
    $page =~ s/\@VERSION\@/$version/g;
    $page =~ s/\@COMMANDS\@\n/commands($lang)/e;
    $page =~ s/\@KEYS\@\n/keys_table($lang)/e;
    $page =~ s/\@PROFILE\@\n/profile_table($lang)/e;
    $page =~ s/\@GRAMMAR\@\n/grammar()/e;
    $page =~ s/\@(TEMPLATE|VALUE|TYPE)\@\n/template_table(lc $1, $lang)/ge;
    return $lang eq 'en' ? $page : breakable($page);
}

sub put {
    my ($name, $text) = @_;
    open my $out, '>:utf8', "$folder/$name" or die "$folder/$name: $!";
    print $out $text;
    close $out or die;
}

# A page, and the same as Markdown.
sub put_page {
    my ($page, $lang) = @_;
    my $text = fill($page, $lang);
    put($page, $text);
    put($page =~ s/\.\d$/.md/r, markdown($text, "Made by docs/make.pl of the man page."));
}

mkdir "$folder/zh_CN";
for my $page (qw(fangan.1 fangan-plan.5 fangan-template.5)) {
    put_page($page, 'en');
    put_page("zh_CN/$page", 'zh');
}
put('rules.md', "# 规则\n\n由 `fangan explain --format markdown` 生成，不要手改。\n\n"
    . ask('explain', '--format', 'markdown', '--lang', 'zh'));
