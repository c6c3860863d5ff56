#!/usr/bin/perl
# One document for each row of data: what is made of the rows, what is wrong
# with them, and that a run which was ended by anything can be taken up.
#
# FANGAN_KILLS=200 FANGAN_ROWS=1000 kills a long run at so many instants.
use strict;
use warnings;
use utf8;
use Digest::SHA qw(sha256_hex);
use Encode qw(decode_utf8 encode encode_utf8);
use Fangan;
use Fangan::Docx qw(docx_text);
use JSON::PP;
use POSIX ();
use Test::More;
use Time::HiRes qw(sleep time);
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/batch';
mkdir $dir;
my $plan = encode_utf8(<<'PLAN');
---
文种: 通知
标题: "某市图书馆关于开展{{活动}}的通知"
发文机关: 某市图书馆
发文字号: 某图发〔2026〕3号
份号: {{份号}}
密级: 机密★1年
主送: {{单位}}
成文日期: {{日期}}
印发机关: 某市图书馆办公室
印发日期: {{日期 + 1天}}
---

现将有关事项通知如下，请{{单位}}认真组织实施。

## 总体要求

为推动全民阅读，定于{{日期 + 15天}}开展{{活动}}，由{{单位}}负责。
PLAN
spew("$dir/plan.md", $plan);

sub csv { return encode_utf8(join '', map { "$_\n" } '单位,活动,日期', @_) }
sub rows_of { return map { "第${_}县图书馆,读书活动," . sprintf('2026-03-%02d', $_ % 28 + 1) } 1 .. $_[0] }

sub build {
    my ($want, $name, @words) = @_;
    my ($out, $err, $status) = fangan({dir => $dir, seconds => 300}, 'build', '--lang', 'en', @words);
    is($status, $want, "$name: exit $want") or diag($out, $err);
    return decode_utf8($err);
}

sub listing { my ($folder) = @_; opendir my $d, $folder or return ''; return join ' ', map { decode_utf8($_) } sort grep { !/^\.\.?$/ } readdir $d }
sub tree { my ($folder) = @_; opendir my $d, $folder or return {}; return {map { $_ => sha256_hex(slurp("$folder/$_")) } grep { !/^\.\.?$/ } readdir $d} }
sub records { my ($path) = @_; my (undef, @lines) = split /\n/, slurp($path); return map { decode_json($_) } @lines }

# -- What is made ------------------------------------------------------------
spew("$dir/three.csv", csv(rows_of(3)));
my $err = build(0, 'three rows', 'plan.md', '--data', 'three.csv', '-o', 'three');
is(listing("$dir/three"), join(' ', map({ ("000$_-第${_}县图书馆.docx", "000$_-第${_}县图书馆.pdf") } 1 .. 3), 'plan.report.jsonl'),
    'a document in both formats for each, and the report');
like($err, qr/^3 made, 0 refused/m, 'a summary');
my ($second) = glob "$dir/three/0002-*.docx";
my $text = decode_utf8(docx_text($second));
like($text, qr/请第2县图书馆认真组织实施/, 'the values of the row');
like($text, qr/2026年3月18日开展/, 'a date reckoned');
like($text, qr/000002/, '份号 is counted');
unlike($text, qr/\{\{/, 'nothing is left to be filled');
my @records = records("$dir/three/plan.report.jsonl");
is_deeply([map { $_->{row} } @records], [1, 2, 3], 'the report is in the order of the rows');
is($records[1]{line}, 3, 'with the line in the data');
is($records[1]{status}, 'made', 'and the status');
is($records[1]{outputs}[0]{sha256}, sha256_hex(slurp($second)), 'and the hash of each file');
is(encode_utf8($records[1]{outputs}[0]{path}), $second =~ s{.*/}{}r, 'which it names');

# the same as filling by hand
(my $filled = decode_utf8($plan)) =~ s/\{\{单位\}\}/第2县图书馆/g;
$filled =~ s/\{\{份号\}\}/000002/; $filled =~ s/\{\{活动\}\}/读书活动/g;
$filled =~ s/\{\{日期\}\}/2026-03-03/; $filled =~ s/\{\{日期 \+ 1天\}\}/2026-03-04/; $filled =~ s/\{\{日期 \+ 15天\}\}/2026年3月18日/;
spew("$dir/hand.md", encode_utf8($filled));
build(0, 'by hand', 'hand.md', '-q');
ok(slurp("$dir/hand.docx") eq slurp($second), 'a row is what one would have filled by hand');

build(0, 'names by pattern', 'plan.md', '--data', 'three.csv', '-o', 'named', '-t', 'docx', '--name', encode_utf8('{{份号}} {{单位}}/{{日期.数字}}'));
is(listing("$dir/named"), join(' ', map({ "00000$_ 第${_}县图书馆2026-03-0" . ($_ + 1) . '.docx' } 1 .. 3), 'plan.report.jsonl'), 'names by pattern, made safe');

# -- Forms of data -----------------------------------------------------------
my $want = tree("$dir/three");
spew("$dir/gb.csv", encode('cp936', decode_utf8(csv(rows_of(3)))));
spew("$dir/rows.jsonl", join '', map { JSON::PP->new->utf8->canonical->encode({单位 => $_->[0], 活动 => $_->[1], 日期 => $_->[2]}) . "\n" } map { [split /,/] } rows_of(3));
for my $data (qw(gb.csv rows.jsonl)) {
    build(0, $data, 'plan.md', '--data', $data, '-o', "of-$data", '-t', 'docx', '--name', encode_utf8('{{单位}}'));
    my ($name) = glob "$dir/of-$data/" . encode_utf8('第2县图书馆.docx');
    ok(slurp($name) eq slurp($second), "$data gives the same document");
}
SKIP: {
    skip 'sqlite3 is not there', 7 if system('command -v sqlite3 >/dev/null') != 0;
    run({stdin => encode_utf8("CREATE TABLE t(单位 TEXT, 活动 TEXT, 日期 TEXT);\n" . join('', map { "INSERT INTO t VALUES('" . join("','", split /,/) . "');\n" } rows_of(3)))},
        'sqlite3', "$dir/t.db");
    build(0, 'sqlite', 'plan.md', '--data', 't.db', '--query', encode_utf8('SELECT * FROM t ORDER BY 日期'), '-o', 'of-db', '-t', 'docx');
    ok(slurp((glob "$dir/of-db/0002*.docx")[0]) eq slurp($second), 'sqlite gives the same document');
    my $before = sha256_hex(slurp("$dir/t.db"));
    like(build(2, 'no query', 'plan.md', '--data', 't.db'), qr/--query.*\[I060\]/, 'a SQLite file wants a query');
    like(build(2, 'a query that writes', 'plan.md', '--data', 't.db', '--query', 'DELETE FROM t RETURNING *'), qr/\[I060\]/, 'a query only reads');
    like(build(2, 'a query without end', 'plan.md', '--data', 't.db', '--query',
        'WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT ' . join(', ', map { "i AS a$_" } 1 .. 500) . ' FROM c'),
        qr/\[I010\]/, 'a query gives as many cells as memory holds');
    like(build(2, 'a query that attaches', 'plan.md', '--data', 't.db', '--query', "ATTACH 'x.db' AS x"), qr/\[I060\]/, 'no other file');
    is(sha256_hex(slurp("$dir/t.db")), $before, 'the database stays as it was');
}
spew("$dir/many.csv", encode_utf8("单位,活动,日期\n") . "x,y,2026-08-02\n" x 1_000_000);
like(build(2, 'a million rows', 'plan.md', '--data', 'many.csv'), qr/\(at most 999999\) \[I010\]/, 'no row is without its 份号');
unlink "$dir/many.csv";
like(build(2, 'a query of CSV', 'plan.md', '--data', 'three.csv', '--query', 'SELECT 1'), qr/\[I060\]/, '--query is for SQLite');

# -- What is wrong before anything is written --------------------------------
spew("$dir/short.csv", encode_utf8("单位,日期\n甲,2026-03-01\n"));
$err = build(2, 'a missing column', 'plan.md', '--data', 'short.csv', '-o', 'never');
like($err, qr/plan\.md:3:\d+: .*活动.*\[I061\]/, 'at its place in the plan');
is(() = $err =~ /\[I061\]/g, 1, 'said once');
like(build(2, 'a missing column of the name', 'plan.md', '--data', 'three.csv', '-o', 'never', '--name', encode_utf8('{{地区}}')), qr/地区.*\[I061\]/, 'the pattern, too');
like(build(2, 'two of one name', 'plan.md', '--data', 'three.csv', '-o', 'never', '--name', encode_utf8('{{活动}}')), qr/documents 1 and 2 .*读书活动.*\[I070\]/, 'I070');
spew("$dir/broken.csv", csv('甲,乙'));
like(build(2, 'broken data', 'plan.md', '--data', 'broken.csv', '-o', 'never'), qr/broken\.csv:2:1: .*\[I060\]/, 'I060');
spew("$dir/broken.jsonl", "{\"a\": 1}\n[1]\n");
like(build(2, 'broken JSON', 'plan.md', '--data', 'broken.jsonl', '-o', 'never'), qr/broken\.jsonl:2:1: .*\[I060\]/, 'I060');
like(build(2, 'no data', 'plan.md', '--data', 'none.csv', '-o', 'never'), qr/\[I001\]/, 'I001');
like(build(2, 'not a report', 'plan.md', '--data', 'three.csv', '-o', 'three', '--report', 'three.csv'), qr/\[I071\]/, 'another file is not overwritten');
is(slurp("$dir/three.csv"), csv(rows_of(3)), 'it is as it was');
ok(!-e "$dir/never", 'nothing was written');
build(2, 'shards', 'plan.md', '--data', 'three.csv', '--shard', $_) for '0/2', '3/2', '1', '1/', '-1/2', '1/2x';
build(2, 'jobs', 'plan.md', '--data', 'three.csv', '--jobs', $_) for '0', 'x', '257';
build(2, 'options without --data', 'plan.md', $_) for '--resume', '--stop';
build(2, 'two plans', 'plan.md', 'hand.md', '--data', 'three.csv');

# -- A bad row costs one document --------------------------------------------
spew("$dir/bad.csv", csv((rows_of(2)), '【待填：名称】,读书活动,2026-03-05', '第4县图书馆,读书活动,2026-03-05'));
$err = build(1, 'a bad row', 'plan.md', '--data', 'bad.csv', '-o', 'bad');
like($err, qr/^bad\.csv:4: 0003-【待填：名称】: refused/m, 'it is named, with its line');
like($err, qr/^3 made, 1 refused, 0 failed/m, 'the others are made');
@records = records("$dir/bad/plan.report.jsonl");
is($records[2]{status}, 'refused', 'the report says so');
ok($records[2]{error}, 'and why');
is(scalar(() = listing("$dir/bad") =~ /\.docx/g), 3, 'three documents');
$err = build(1, '--stop', 'plan.md', '--data', 'bad.csv', '-o', 'stop', '-j', '1', '--stop');
like($err, qr/^2 made, 1 refused/m, '--stop stops there');
spew("$dir/bad.csv", csv('第1县图书馆,读书活动,没有日期', rows_of(1)));
$err = build(2, 'a row that can not be filled', 'plan.md', '--data', 'bad.csv', '-o', 'unfilled');
like($err, qr/^plan\.md:11:7: .*\[I052\]/m, 'it is said where');
like($err, qr/^1 made, 1 refused, 0 failed/m, 'the other is made');

# -- Taking up ---------------------------------------------------------------
$err = build(0, 'again', 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume');
like($err, qr/^0 made, 0 refused, 0 failed, 3 done before/m, 'nothing is to be done');
is_deeply(tree("$dir/three"), $want, 'nothing has changed');
spew($second, 'spoilt');
$err = build(0, 'a spoilt file', 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume');
like($err, qr/^1 made, .* 2 done before/m, 'is made again');
is_deeply(tree("$dir/three"), $want, 'as it was');
unlink $second;
build(0, 'a file that is gone', 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume');
is_deeply(tree("$dir/three"), $want, 'is made again');
spew("$dir/other.csv", csv((rows_of(2)), '第9县图书馆,读书活动,2026-03-05'));
$err = build(0, 'another row', 'plan.md', '--data', 'other.csv', '-o', 'three', '--resume');
like($err, qr/^1 made, .* 2 done before/m, 'a row that changed is made again');
spew("$dir/plan2.md", $plan . encode_utf8("\n请遵照执行。\n"));
rename "$dir/plan2.md", "$dir/plan.md";
$err = build(0, 'another plan', 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume');
like($err, qr/^3 made/m, 'a plan that changed makes all');
spew("$dir/plan.md", $plan);
build(0, 'back', 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume');
for my $option ('--draft', '--embed-fonts') {
    $err = build(0, "with $option", 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume', $option);
    like($err, qr/^3 made/m, "$option makes all");
}
build(0, 'without', 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume');
unlink glob "$dir/three/0003-" . encode_utf8('第9') . '*';
is_deeply(tree("$dir/three"), $want, 'and back again');
my $report = slurp("$dir/three/plan.report.jsonl");
spew("$dir/three/plan.report.jsonl", substr $report, 0, length($report) - 10);
$err = build(0, 'a torn line', 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume');
like($err, qr/^1 made, .* 2 done before/m, 'counts for nothing');
is_deeply(tree("$dir/three"), $want, 'and the report is whole again');
spew("$dir/three/.fangan-1-0-0123456789abcde.tmp", 'of another batch');
build(0, 'beside another', 'plan.md', '--data', 'three.csv', '-o', 'three', '--resume');
ok(-e "$dir/three/.fangan-1-0-0123456789abcde.tmp", 'temporaries of another batch stay');

# data that can be read but once
SKIP: {
    my $fifo = "$dir/data.fifo";
    skip 'no pipe with a name can be made', 3 if !POSIX::mkfifo($fifo, 0600);
    my $writer = fork() // die;
    if ($writer == 0) {
        open my $out, '>', $fifo or POSIX::_exit(1);
        print $out csv(rows_of(3));
        close $out;
        POSIX::_exit(0);
    }
    like(build(0, 'data out of a pipe', 'plan.md', '--data', 'data.fifo', '-o', 'fifo', '-t', 'docx'), qr/^3 made/m, 'are read as a whole');
    kill 'KILL', $writer;
    waitpid $writer, 0;
}

# what a row names counts, too
my $named = $plan . encode_utf8("\n附件见后。\n");
$named =~ s/^(---\n)/$1${\encode_utf8("附件: [{名称: 读书活动安排, 文件: more.md}]\n")}/;
spew("$dir/named.md", $named);
spew("$dir/more.md", encode_utf8("读书活动安排\n\n每月一次。\n"));
build(0, 'with an attachment', 'named.md', '--data', 'three.csv', '-o', 'more', '-t', 'docx', '--draft');
build(0, 'again', 'named.md', '--data', 'three.csv', '-o', 'more', '-t', 'docx', '--draft', '--resume');
spew("$dir/more.md", encode_utf8("读书活动安排\n\n每周一次。\n"));
$err = build(0, 'another attachment', 'named.md', '--data', 'three.csv', '-o', 'more', '-t', 'docx', '--draft', '--resume');
like($err, qr/^3 made/m, 'an attachment that changed makes all that name it');

# so does what the office says; the report names it the same everywhere
mkdir "$dir/office";
mkdir "$dir/office/plans";
spew("$dir/office/plans/plan.md", $plan);
spew("$dir/office/fangan.yaml", encode_utf8("规则: {L301: 关}\n"));
build(0, 'an office', 'office/plans/plan.md', '--data', 'three.csv', '-o', 'office/out', '-t', 'docx');
is((records("$dir/office/out/plan.report.jsonl"))[0]{inputs}[0]{path}, '../fangan.yaml', 'what a row was made from');
like(build(0, 'the same office', 'office/plans/plan.md', '--data', 'three.csv', '-o', 'office/out', '-t', 'docx', '--resume'), qr/ 3 done before/, 'is the same');
spew("$dir/office/fangan.yaml", encode_utf8("规则: {L302: 关}\n"));
like(build(0, 'another office', 'office/plans/plan.md', '--data', 'three.csv', '-o', 'office/out', '-t', 'docx', '--resume'), qr/^3 made/m, 'or not');

# -- Shards ------------------------------------------------------------------
spew("$dir/many.csv", csv(rows_of(23)));
build(0, 'at once', 'plan.md', '--data', 'many.csv', '-o', 'whole', '-t', 'docx', '-q');
my $whole = tree("$dir/whole");
my $header = (split /\n/, slurp("$dir/whole/plan.report.jsonl"))[0];
my %lines;
for my $i (1 .. 5) {
    build(0, "shard $i/5", 'plan.md', '--data', 'many.csv', '-o', 'shards', '-t', 'docx', '-q', '--shard', "$i/5");
    $lines{$_->{row}}++ for records("$dir/shards/plan-$i-of-5.report.jsonl");
}
is_deeply(\%lines, {map { $_ => 1 } 1 .. 23}, 'each row is in one shard');
my @lines = map { my (undef, @l) = split /^/, slurp("$dir/shards/plan-$_-of-5.report.jsonl"); @l } 1 .. 5;
unlink glob "$dir/shards/*.report.jsonl";
spew("$dir/shards/plan.report.jsonl", join '', "$header\n", sort { ($a =~ /"row":(\d+)/)[0] <=> ($b =~ /"row":(\d+)/)[0] } @lines);
is_deeply(tree("$dir/shards"), $whole, 'the shards together are what one run makes');

# -- Workers that die --------------------------------------------------------
sub children { my ($pid) = @_; return split ' ', -e "/proc/$pid/task/$pid/children" ? slurp("/proc/$pid/task/$pid/children") : '' }
sub spawn {
    my (@words) = @_;
    my $pid = fork() // die;
    if ($pid == 0) {
        open STDERR, '>', scratch() . '/spawned.err';
        chdir $dir;
        exec $ENV{FANGAN}, 'build', '--lang', 'en', @words;
    }
    return $pid;
}
my $n_rows = $ENV{FANGAN_ROWS} // 60;
spew("$dir/long.csv", csv(rows_of($n_rows)));
my @long = ('plan.md', '--data', 'long.csv');
build(0, 'undisturbed', @long, '-o', 'long', '-q');
my $undisturbed = tree("$dir/long");
is(scalar keys %$undisturbed, 2 * $n_rows + 1, 'all are there');
for my $signal (qw(ABRT KILL)) {
    system('rm', '-rf', "$dir/dying");
    my $pid = spawn(@long, '-o', 'dying', '-j', 2);
    my $hit = 0;
    for (1 .. 2000) {
        sleep 0.002;
        my @made = glob "$dir/dying/*.docx";
        next if @made < 3;
        my ($child) = children($pid) or last;
        $hit = kill $signal, $child;
        last;
    }
    waitpid $pid, 0;
    my $status = $? >> 8;
    SKIP: {
        skip 'the run was over too soon', 6 if !$hit;
        is($status, 2, "a worker that dies by SIG$signal: exit 2");
        my @failed = grep { $_->{status} eq 'failed' } records("$dir/dying/plan.report.jsonl");
        is(scalar @failed, 1, 'it costs one document');
        is($failed[0]{error}, "SIG$signal", 'the report names the signal');
        is(join(' ', glob "$dir/dying/.fangan-*"), '', 'no temporary is left');
        build(0, 'taken up', @long, '-o', 'dying', '-q', '--resume');
        is_deeply(tree("$dir/dying"), $undisturbed, 'it is as if nothing had been');
    }
}

# -- Runs that are ended -----------------------------------------------------
my $start = time;
build(0, 'how long it takes', @long, '-o', 'timed', '-q');
my $takes = time - $start;
for my $signal (qw(INT TERM HUP)) {
    system('rm', '-rf', "$dir/ended");
    my $pid = spawn(@long, '-o', 'ended');
    sleep $takes / 2;
    my @workers = children($pid);
    kill $signal, $pid;
    waitpid $pid, 0;
    my $ended = $? & 127;
    SKIP: {
        skip 'the run was over too soon', 4 if $? == 0;
        is($ended, POSIX->can("SIG$signal")->(), "SIG$signal ends the run with that signal");
        is(join(' ', glob "$dir/ended/.fangan-*"), '', 'no temporary is left');
        is(scalar(grep { kill 0, $_ } @workers), 0, 'nor a worker');
        build(0, 'taken up', @long, '-o', 'ended', '-q', '--resume');
        is_deeply(tree("$dir/ended"), $undisturbed, 'the rest is made');
    }
}

# kill -9 at any instant, again and again, over one folder
my $kills = $ENV{FANGAN_KILLS} // 20;
srand 7;
my ($rounds, $killed, $broken) = (0, 0, 0);
system('rm', '-rf', "$dir/killed");
while ($killed < $kills && $rounds < 4 * $kills) {
    my $pid = spawn(@long, '-o', 'killed', '-q', '--resume');
    sleep rand($takes * 0.5) + 0.003;
    kill 'KILL', $pid;
    waitpid $pid, 0;
    $killed++ if $? & 127;
    $rounds++;
    for (glob "$dir/killed/*.docx $dir/killed/*.pdf") {
        $broken++ if $undisturbed->{s{.*/}{}r} ne sha256_hex(slurp($_));
    }
    # done already: from the beginning
    if (!($? & 127)) {
        is_deeply(tree("$dir/killed"), $undisturbed, "after $rounds rounds: as if nothing had been");
        system('rm', '-rf', "$dir/killed");
    }
}
is($killed, $kills, "killed $killed times");
is($broken, 0, 'no file is ever anything but whole');
build(0, 'taken up', @long, '-o', 'killed', '-q', '--resume');
is_deeply(tree("$dir/killed"), $undisturbed, 'the tree is that of an undisturbed run, no temporary in it');

# a disk that is full
SKIP: {
    mkdir "$dir/disk";
    skip 'no small disk can be mounted here', 5
        if system("mount -t tmpfs -o size=300k tmpfs '$dir/disk' 2>/dev/null") != 0;
    my $err = build(2, 'a full disk', @long, '-o', 'disk');
    like($err, qr/\[W001\]/, 'it is said');
    like($err, qr/^[1-9]\d* made, 0 refused, [1-9]\d* failed/m, 'that is no fault of the documents');
    is(scalar(grep { $undisturbed->{s{.*/}{}r} ne sha256_hex(slurp($_)) } glob "$dir/disk/*.docx $dir/disk/*.pdf"), 0, 'what is there is whole');
    is(join(' ', glob "$dir/disk/.fangan-*"), '', 'no temporary is left');
    system("umount '$dir/disk'");
}

# what a killed worker leaves is taken away at the end
{
    my $pid = spawn(@long, '-o', 'left', '-q');
    my ($tag, $left);
    for (1 .. 2000) {
        ($tag) = map { m{-([0-9a-f]{15})\.tmp$} } glob "$dir/left/.fangan-*.tmp" or (sleep(0.0005), next);
        $left = spew("$dir/left/.fangan-999999-7-$tag.tmp", 'half');
        last;
    }
    waitpid $pid, 0;
    SKIP: {
        skip 'no temporary was seen', 2 if !$left;
        is($?, 0, 'a run that ends well');
        ok(!-e $left, 'leaves no temporary of its own behind');
    }
}

# a row that takes too long
my $wide = join '', map({ '|' . $_ x 60 . "\n" } '甲|', '-|'), ('|' . '某县|' x 60 . "\n") x 4_500;
spew("$dir/slow.md", $plan . encode_utf8("\n$wide" x 3));
spew("$dir/slow.csv", csv(rows_of(2)));
$err = build(2, 'a row that takes too long', 'slow.md', '--data', 'slow.csv', '-o', 'slow', '--draft', '--timeout', 1, '-j', 2);
like($err, qr/took more than 1 s \(--timeout\) \[I072\]/, 'it is said');
is(join(' ', map { $_->{status} } records("$dir/slow/slow.report.jsonl")), 'failed failed', 'and the row has failed');
is(listing("$dir/slow"), 'slow.report.jsonl', 'nothing else is there');
build(2, '--timeout that is no number', 'plan.md', '--data', 'three.csv', '-o', 'never', '--timeout', '1s');

# two runs of one report
my $pid = spawn(@long, '-o', 'twice', '-q');
sleep 0.05;
build(0, 'another run at the same time', @long, '-o', 'twice', '-q', '--resume');
waitpid $pid, 0;
is($?, 0, 'both end well');
is_deeply(tree("$dir/twice"), $undisturbed, 'two runs of one report do not disturb each other');

# -- Memory ------------------------------------------------------------------
sub peak {
    my ($rows) = @_;
    spew("$dir/peak.csv", csv(rows_of($rows)));
    my $pid = spawn('plan.md', '--data', 'peak.csv', '-o', "peak$rows", '-q', '-j', 1);
    my $peak = 0;
    while (waitpid($pid, POSIX::WNOHANG()) == 0) {
        for (children($pid)) {
            open my $in, '<', "/proc/$_/status" or next;
            my ($kib) = (do { local $/; <$in> } // '') =~ /^VmHWM:\s+(\d+)/m;
            $peak = $kib if $kib && $kib > $peak;
        }
        sleep 0.01;
    }
    return $peak;
}
SKIP: {
    skip 'sanitizers keep memory', 1 if ($ENV{FANGAN_BUILD} // '') =~ /asan/;
    my ($few, $many) = (peak(40), peak(400));
    cmp_ok($many, '<', $few * 1.25, "a worker's memory is flat: $few KiB after 40 rows, $many KiB after 400");
}
done_testing();
