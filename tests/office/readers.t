#!/usr/bin/perl
# Other programs read the Word file: the text that python-docx, pandoc, mammoth
# and LibreOffice each find in it is the text of the model, complete, in order
# and nothing else.  A reader that is not here is skipped.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $top = top();
my $cache = ($ENV{XDG_CACHE_HOME} || "$ENV{HOME}/.cache") . '/fangan-readers';
my $docx_to_pdf = (shared() // '') . '/tools/docx-to-pdf';
my $python = '/usr/bin/python3';    # Debian's, which has python3-docx

# What the case prints that the model does not hold; mark is what stands in the
# header of the page, which LibreOffice alone prints.
my %outside = (
    circular => {
        head => '某市科学技术局文件某科发〔2026〕12号',
        note => '（此件公开发布）',
        issued => 'bound-plan.md',
        imprint => '某市科学技术局办公室2026年3月3日印发',
    },
    letter => {mark => '某市科学技术局', head => '加急某科函〔2026〕3号'},
    minutes => {imprint => '某市科学技术局办公室2026年3月3日印发'},
    upward => {
        head => '某市科学技术局文件某市教育局某市财政局'
            . '签发人：张某某李某某科发〔2026〕12号王某某',
        note => '（联系人：赵某，电话：12345678）',
        imprint => '某市科学技术局办公室2026年3月3日印发',
    },
    map({ $_ => {} } qw(table attachments-11 markdown)),
);

# LibreOffice 7.4 sets a line without the mark that ends it; the file has it,
# as the other readers see.
my %known_fault = (
    'ying-kou-zhan, LibreOffice' => 'LibreOffice does not draw the 。 before 2010年“七一”前',
);

# -- The model, as patterns of what a reader finds -----------------------------

sub squeeze { my ($t) = @_; $t =~ s/\s+//g; return $t }
sub literal { return map { quotemeta squeeze($_) } @_ }

sub model {
    my ($source) = @_;
    my ($json, $err, $status) = fangan('show', '--json', $source);
    die "$source: $err" unless $json =~ /^\{/;
    return decode_json($json);
}

# LibreOffice repeats a table's header row on each of its pages.
sub text_pattern {
    my ($text) = @_;
    return literal($text) unless $text =~ /\t/;
    my ($header, @rows) = literal(split /\n/, $text);
    return ($header, map { ("(?:$header)?", $_) } @rows);
}

sub section_pattern {
    my ($section) = @_;
    my $number = $section->{written_number} // $section->{number} // '';
    return literal($number . $section->{heading}), '[。：]?',
        map({ text_pattern($_) } @{$section->{text}}),
        map({ section_pattern($_) } @{$section->{sections}});
}

sub attachment_list {
    my @names = map { $_->{name} } @{$_[0]{attachments}};
    return () unless @names;
    return literal("附件：$names[0]") if @names == 1;
    return literal('附件：', map { $_ + 1 . ".$names[$_]" } 0 .. $#names);
}

sub signature {
    my ($model) = @_;
    return () unless $model->{date};
    my ($year, $month, $day) = map { $_ + 0 } split /-/, $model->{date};
    return literal($model->{signature} // join('', @{$model->{issuer}}),
        "${year}年${month}月${day}日");
}

sub body {
    my ($model) = @_;
    return literal($model->{title}),
        map({ literal(join('，', @$_) . '：') } grep { @$_ } $model->{to}),
        map({ text_pattern($_) } @{$model->{preamble}}),
        map({ section_pattern($_) } @{$model->{sections}}),
        attachment_list($model);
}

# A plan that a circular issues, and its attachments (GB/T 9704-2012, 7.3.7).
sub issued {
    my ($source) = @_;
    my $model = model($source);
    (my $folder = $source) =~ s{[^/]+$}{};
    my @files = grep { defined } map { $_->{file} } @{$model->{attachments}};
    return body($model), map { ('附件', body(model("$folder$_"))) } @files;
}

sub whole_pattern {
    my ($source, $outside) = @_;
    my $model = model($source);
    return ($outside->{mark} ? "(?:$outside->{mark})?" : ''),
        literal($outside->{head} // ''), body($model), signature($model),
        literal($outside->{note} // ''),
        ($outside->{issued} ? issued("$top/tests/cases/$outside->{issued}") : ()),
        map({ literal('抄送：' . join('，', @$_) . '。') } grep { @$_ } $model->{cc}),
        literal($outside->{imprint} // '');
}

# What failed shows the first piece that is not there, and what is.
sub has_text {
    my ($name, $text, @pieces) = @_;
    my $whole = join '', @pieces;
    return pass($name) if $text =~ /\A$whole\z/;
    fail($name);
    my $found = 0;
    for my $n (0 .. $#pieces) {
        my $start = join '', @pieces[0 .. $n];
        if ($text !~ /\A$start/) {
            diag("expected: $pieces[$n]\nfound: " . substr $text, $found, 80);
            return;
        }
        $found = $+[0];
    }
    diag('more than the model: ' . substr $text, $found, 80);
}

# -- The readers ---------------------------------------------------------------

# Every text in the order of the file, tables and links included.
my $python_program = <<'PYTHON';
import sys
import docx
from docx.oxml.ns import qn
body = docx.Document(sys.argv[1]).element.body
for paragraph in body.iter(qn('w:p')):
    print(''.join(t.text or '' for t in paragraph.iter(qn('w:t'))))
PYTHON

my $node_program = <<'JAVASCRIPT';
require(process.argv[1]).extractRawText({path: process.argv[2]}).then(result => {
    result.messages.forEach(message => console.error(message.message));
    process.stdout.write(result.value);
});
JAVASCRIPT

sub read_by {
    my ($name, @command) = @_;
    my $how = {seconds => 300, env => {PYTHONIOENCODING => 'utf-8'}};
    my ($out, $err, $status) = run($how, @command);
    is("$status$err", '0', "$name reads without a complaint");
    return decode_utf8($out);
}

# --standalone: pandoc takes a leading title for metadata, printed only then.
# The width keeps a cell on one line, where no ruling comes between.
sub pandoc_text {
    my ($docx, $name) = @_;
    my $text = read_by($name, qw(pandoc --standalone -t plain --wrap=none --columns=2000), $docx);
    $text =~ s/^ *-[- ]*$//mg;
    return $text;
}

sub libreoffice_text {
    my ($docx, $name) = @_;
    my $pdf = scratch() . '/libreoffice.pdf';
    unlink $pdf;
    read_by($name, $docx_to_pdf, $docx, $pdf);
    my $text = read_by("$name, pdftotext", qw(pdftotext -raw -nopgbrk), $pdf, '-');
    $text =~ s/^— \d+ —$//mg;
    return $text;
}

sub succeeds {
    my (undef, undef, $status) = eval { run(@_) };
    return !$@ && $status == 0;
}

sub has_program { return succeeds('sh', '-c', "command -v $_[0]") }

my @readers = (
    {
        name => 'python-docx',
        is_here => has_program($python) && succeeds($python, '-c', 'import docx'),
        missing => 'python3-docx is not installed',
        text => sub { read_by($_[1], $python, '-c', $python_program, $_[0]) },
    },
    {
        name => 'pandoc',
        is_here => has_program('pandoc'),
        missing => 'pandoc is not installed (make ci-deps)',
        text => \&pandoc_text,
    },
    {
        name => 'mammoth',
        is_here => has_program('node') && -d "$cache/node_modules/mammoth",
        missing => "not installed (make ci-deps)",
        text => sub {
            read_by($_[1], 'node', '-e', $node_program, "$cache/node_modules/mammoth", $_[0]);
        },
    },
    {
        name => 'LibreOffice',
        is_here => has_program('soffice') && has_program('pdftotext') && -x $docx_to_pdf,
        missing => 'soffice, pdftotext or ../shared/tools/docx-to-pdf is not here',
        text => \&libreoffice_text,
    },
);

# -- The files -----------------------------------------------------------------

my @plans = glob "$top/plans/*.md";
cmp_ok(scalar @plans, '>=', 5, 'there are plans');
my @sources = (@plans, map { "$top/tests/cases/$_.md" } sort keys %outside);

my $out = scratch() . '/readers';
mkdir $out;
for my $source (@sources) {
    my ($stem) = $source =~ m{([^/]+)\.md$};
    my (undef, $err, $status) = fangan('build', '-q', '-t', 'docx', '-o', "$out/", $source);
    is($status, 0, "$stem is built") or diag(decode_utf8($err));
    my @pieces = whole_pattern($source, $outside{$stem} // {});
    for my $reader (@readers) {
        my $name = "$stem, $reader->{name}";
        SKIP: {
            skip("$reader->{name}: $reader->{missing}", 1) unless $reader->{is_here};
            my $text = $reader->{text}->("$out/$stem.docx", $name);
            local our $TODO = $known_fault{$name};
            has_text("$name: the whole text and no more", squeeze($text), @pieces);
        }
    }
}
done_testing();
