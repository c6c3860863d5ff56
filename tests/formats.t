#!/usr/bin/perl
# The forms of check's output that programs read.
use strict;
use warnings;
use utf8;
use Encode qw(encode_utf8 decode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/work';
mkdir $dir;
spew("$dir/fangan.yaml", encode_utf8("用语: {读者: 读着}\n"));
spew("$dir/a b,c%.md", encode_utf8(<<'PLAN'));
---
文种: 实施方案
标题: 关于开展读书活动的实施方案
---

𠮷祥，服务读着。
PLAN
spew("$dir/good.md", slurp(top() . '/plans/san-bi-yi-zheng-dang.md'));

sub check {
    my (@words) = @_;
    my ($out, $err, $status) = fangan({dir => $dir}, 'check', '--lang', 'en', @words);
    return (decode_utf8($out), $status);
}

my @files = ('a b,c%.md', 'good.md');
my %status = map { $_ => (check('--format', $_, @files))[1] } qw(text full short json sarif github);
is_deeply([values %status], [(1) x 6], 'the exit status is the same in all forms');

# -- text and full ------------------------------------------------------------
spew("$dir/many.md", slurp("$dir/good.md") . encode_utf8("\n各部门要,认真,负责,按时,完成,任务.\n" x 3));
my ($text) = check('--select', 'L001', 'many.md');
my ($full) = check('--format', 'full', '--select', 'L001', 'many.md');
my ($short) = check('--format', 'short', '--select', 'L001', 'many.md');
my $n = () = $short =~ /\[L001\]/g;
is(scalar(() = $full =~ /^\S+:\d+:\d+: .*\[L001\]$/mg), $n, 'full: each finding with its place');
is(scalar(() = $text =~ /^\S+:\d+:\d+: .*\[L001\]$/mg), 3, 'text: the first three of them');
my ($more) = $text =~ /^many\.md: warning: (\d+) more of these, lines [\d, -]+ \[L001\]$/m;
is($more, $n - 3, 'text: how many more, and where');
like($text, qr/^hint: .*--format full/m, 'text: how to see them');
unlike($full, qr/more of these|--format full/, 'full: nothing of that');
is_deeply([$text =~ /^(many\.md: \d+ errors?, \d+ warnings.*)$/m], [$full =~ /^(many\.md: \d+ errors?, \d+ warnings.*)$/m],
    'the same count');

# -- github -------------------------------------------------------------------
my ($out) = check('--format', 'github', '--select', 'L090', $files[0]);
is($out, "::warning file=a b%2Cc%25.md,line=6,endLine=6,col=6,endColumn=8,title=L090::“读着” is written “读者” here\n",
    'github: one command a finding, escaped, columns in characters');

# -- SARIF --------------------------------------------------------------------
($out) = check('--format', 'sarif', @files);
my $log = decode_json(encode_utf8($out));
is($log->{version}, '2.1.0', 'sarif: the version');
my ($run) = @{$log->{runs}};
is($run->{columnKind}, 'unicodeCodePoints', 'sarif: columns are code points');
my @rules = @{$run->{tool}{driver}{rules}};
is_deeply([map { $_->{location}{uri} } @{$run->{artifacts}}], ['a%20b%2Cc%25.md', 'good.md'], 'sarif: the files as URIs');
my @results = @{$run->{results}};
cmp_ok(scalar @results, '>', 0, 'sarif: there are results');
is(scalar(grep { $rules[$_->{ruleIndex}]{id} ne $_->{ruleId} } @results), 0, 'sarif: every result points to its rule');
is(scalar(grep { $_->{level} !~ /^(?:error|warning)$/ || !$_->{message}{text} } @results), 0, 'sarif: level and message');
my ($term) = grep { $_->{ruleId} eq 'L090' } @results;
is_deeply($term->{locations}[0]{physicalLocation}{region},
    {startLine => 6, startColumn => 6, endLine => 6, endColumn => 8}, 'sarif: the region');
is_deeply($term->{fixes}[0]{artifactChanges}[0]{replacements}[0],
    {deletedRegion => $term->{locations}[0]{physicalLocation}{region}, insertedContent => {text => '读者'}},
    'sarif: the fix');

# What the schema of SARIF requires of each object that is written.
my @lacking;
for my $rule (@rules) {
    push @lacking, "rule $rule->{id}" unless $rule->{id} && $rule->{shortDescription}{text} && $rule->{fullDescription}{text};
}
for my $result (@results) {
    for my $place (@{$result->{locations}}) {
        my $physical = $place->{physicalLocation};
        push @lacking, 'location' unless $physical->{artifactLocation}{uri} // defined $physical->{artifactLocation}{index};
        push @lacking, 'region' if $physical->{region} && !($physical->{region}{startLine} >= 1);
    }
    for my $change (map { @{$_->{artifactChanges}} } @{$result->{fixes} // []}) {
        push @lacking, 'change' unless $change->{artifactLocation} && @{$change->{replacements}};
        push @lacking, 'replacement' if grep { !$_->{deletedRegion}{startLine} } @{$change->{replacements}};
    }
}
is("@lacking", '', 'sarif: every object has what the schema requires');
ok($log->{'$schema'} && $run->{tool}{driver}{name}, 'sarif: the log names its schema, the run its tool');

# -- JSON against its schemas -------------------------------------------------

# Walks a value by the parts of JSON Schema that ours use; gives the faults.
sub faults {
    my ($root, $schema, $value, $path) = @_;
    if (my $ref = $schema->{'$ref'}) {
        my ($name) = $ref =~ m{^#/\$defs/(\w+)$} or return "$path: $ref";
        return faults($root, $root->{'$defs'}{$name}, $value, $path);
    }
    if (my $one = $schema->{oneOf}) {
        my @fitting = grep { !faults($root, $_, $value, $path) } @$one;
        return @fitting == 1 ? () : "$path: fits " . @fitting . ' of oneOf';
    }
    my $is = !defined $value ? 'null'
        : ref $value eq 'HASH' ? 'object'
        : ref $value eq 'ARRAY' ? 'array'
        : JSON::PP::is_bool($value) ? 'boolean'
        : JSON::PP->new->allow_nonref->encode($value) =~ /^"/ ? 'string' : 'integer';
    my @faults;
    if (my $type = $schema->{type}) {
        my @types = ref $type ? @$type : $type;
        return "$path: $is is none of @types" unless grep { $_ eq $is } @types;
    }
    push @faults, "$path: $value" if exists $schema->{const} && $value ne $schema->{const};
    push @faults, "$path: not in enum"
        if $schema->{enum} && !grep { ($_ // '') eq ($value // '') } @{$schema->{enum}};
    push @faults, "$path: $value"
        if $schema->{pattern} && $is eq 'string' && $value !~ /$schema->{pattern}/;
    push @faults, "$path: $value" if defined $schema->{minimum} && $is eq 'integer' && $value < $schema->{minimum};
    if ($is eq 'array' && $schema->{items}) {
        push @faults, map { faults($root, $schema->{items}, $value->[$_], "$path\[$_]") } 0 .. $#$value;
    }
    if ($is eq 'object') {
        push @faults, map { "$path: no $_" } grep { !exists $value->{$_} } @{$schema->{required} // []};
        for my $key (sort keys %$value) {
            my $sub = $schema->{properties}{$key} // $schema->{additionalProperties};
            if (ref $sub eq 'HASH') {
                push @faults, faults($root, $sub, $value->{$key}, "$path.$key");
            } elsif (defined $sub && !$sub) {
                push @faults, "$path: unexpected $key";
            }
        }
    }
    return @faults;
}

my $schema = decode_json(slurp(top() . '/docs/fangan-check.schema.json'));
for my $words ([@files], ['--fix=all', $files[0]], ['missing.md'], ['--select', 'L090', @files]) {
    ($out) = check('--format', 'json', @$words);
    is(join("\n", faults($schema, $schema, decode_json(encode_utf8($out)), '$')), '',
        "check --format json @$words is as its schema says");
}
cmp_ok(scalar faults($schema, $schema, {schema => 'fangan-check/1', files => [{}]}, '$'), '==', 5,
    'the walk finds what is missing');
my $plan_schema = decode_json(slurp(top() . '/docs/fangan-plan.schema.json'));
my @inputs = (glob(top() . '/plans/*.md'), map { top() . "/tests/cases/$_.md" } qw(basic labels no-front range-with-yu));
for my $file (@inputs) {
    my ($json) = fangan('show', '--json', $file);
    is(join("\n", faults($plan_schema, $plan_schema, decode_json($json), '$')), '',
        'show --json ' . ($file =~ s{.*/}{}r) . ' is as its schema says');
}

my $batch_schema = decode_json(slurp(top() . '/docs/fangan-batch.schema.json'));
spew("$dir/letter.md", encode_utf8("---\n文种: 通知\n标题: 关于读书的通知\n主送: {{单位}}\n---\n\n请{{单位}}办理，{{日期 + 1天}}前报送。\n"));
spew("$dir/units.csv", encode_utf8("单位,日期\n甲局,2026-03-01\n【待填：名称】,2026-03-01\n乙局,不是日期\n"));
fangan({dir => $dir}, 'build', '-q', 'letter.md', '--data', 'units.csv', '-o', 'letters', '-t', 'docx');
my @report = map { decode_json($_) } split /\n/, slurp("$dir/letters/letter.report.jsonl");
is(join(' ', map { $_->{status} // $_->{schema} } @report), 'fangan-batch/1 made refused refused', 'a report of all kinds of rows');
is(join("\n", map { faults($batch_schema, $batch_schema, $_, '$') } @report), '', 'each of its lines is as its schema says');

# -- Editors ------------------------------------------------------------------
my $tasks = decode_json(slurp(top() . '/docs/editors/vscode/tasks.json') =~ s{^\s*//.*$}{}mgr);
my $pattern = $tasks->{tasks}[0]{problemMatcher}{pattern}{regexp};
($out) = check('--format', 'short', 'a b,c%.md', 'missing.md');
my @lines = split /\n/, $out;
is(scalar(grep { !/$pattern/ } @lines), 0, "VS Code's matcher takes every line");
SKIP: {
    skip 'vim is not there', 1 if system('command -v vim >/dev/null') != 0;
    spew("$dir/short.txt", encode_utf8($out));
    run({dir => $dir, env => {LC_ALL => 'C.UTF-8'}}, 'vim', '-u', 'NONE', '-N', '-e', '-s',
        '-c', 'source ' . top() . '/docs/editors/vim/compiler/fangan.vim',
        '-c', 'cgetfile short.txt',
        '-c', 'call writefile(map(getqflist(), "v:val.valid . v:val.lnum . v:val.type"), "vim.txt")', '-c', 'qa!');
    my @want = map { my ($line) = /^.*?\.md:(\d+):/; '1' . ($line // 0) . (/: error:/ ? 'e' : 'w') } @lines;
    is(slurp("$dir/vim.txt"), join('', map { "$_\n" } @want), "vim's error list has every line");
}
done_testing();
