#!/usr/bin/perl
# fangan watch: what is saved is built, however it is saved; nobody who reads
# the output ever sees half a file.
use strict;
use warnings;
use utf8;
use Digest::SHA qw(sha256_hex);
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use Fangan::Docx qw(docx_text);
use Test::More;
use Time::HiRes qw(sleep time);
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/watch';
mkdir $_ for $dir, "$dir/plans", "$dir/plans/sub";
my $plan = decode_utf8(slurp(top() . '/tests/cases/basic.md'));
sub version { my ($i) = @_; return encode_utf8($plan =~ s/\s*\z/\n\n第${i}次修改，请遵照执行。\n/r) }
spew("$dir/plans/a.md", version(0));
spew("$dir/plans/sub/b.md", version(0));
spew("$dir/plans/notes.md", "no plan\n");
spew("$dir/plans/circular.md", encode_utf8(<<'PLAN'));
---
文种: 通知
标题: 某市图书馆关于印发《关于开展“书香满城”活动的实施方案》的通知
发文机关: 某市图书馆
发文字号: 某图发〔2026〕3号
主送: [各区县图书馆]
成文日期: 2026-08-02
印发: sub/b.md
印发机关: 某市图书馆办公室
印发日期: 2026-08-03
---

现将《关于开展“书香满城”活动的实施方案》印发给你们，请认真组织实施。
PLAN

$SIG{ALRM} = sub { die "it takes too long\n" };
alarm 300;
my $said = "$dir/said";
sub said { return decode_utf8(slurp($said)) }
# what a watch has left that was killed with -9: of a process that is no more
my $gone = fork() // die;
exit 0 if $gone == 0;
waitpid $gone, 0;
mkdir "$dir/out";
my @left = map { "$dir/out/.fangan-$_.tmp" } "$gone-0", "$gone-1", "$$-0", 'x-0';
spew($_, 'half') for @left;
utime 1e9, 1e9, $_ for @left[0, 2, 3];
my $pid = fork() // die;
if ($pid == 0) {
    open STDERR, '>', $said;
    open STDOUT, '>', '/dev/null';
    chdir $dir;
    exec $ENV{FANGAN}, 'watch', 'plans', '-o', 'out', '-t', 'docx', '--lang', 'en';
}
END { if ($pid) { my $status = $?; kill 'KILL', $pid; $? = $status } }

# Until it is so, or for a long time.
sub becomes {
    my ($name, $so) = @_;
    for (1 .. 1000) {
        if ($so->()) { pass($name); return }
        sleep 0.02;
    }
    fail($name) or diag(said());
}
sub text_of { my ($path) = @_; return -e "$dir/$path" ? decode_utf8(docx_text("$dir/$path")) : '' }
sub shows { my ($path, $words) = @_; return sub { text_of($path) =~ /$words/ } }

becomes('everything is built at first', sub { -e "$dir/out/circular.docx" && -e "$dir/out/a.docx" && -e "$dir/out/sub/b.docx" });
ok(!-e $left[0], 'what a killed watch has left in the folder of the output goes');
is(scalar(grep { -e } @left[1 .. 3]), 3, 'but nothing that is new, of a living process or of none');
unlink @left;
sleep 0.2;
ok(!-e "$dir/out/notes.docx", 'but what is no plan');
my $said_first = said();
like($said_first, qr{^plans/sub/b\.md → out/sub/b\.docx$}m, 'it says what was made');
unlike($said_first, qr/\e/, 'and clears no screen that is none');

# -- Saving ------------------------------------------------------------------
spew("$dir/plans/a.md", version(1));
becomes('a file written over', shows('out/a.docx', '第1次修改'));
spew("$dir/plans/.a.md.swp", version(2));
rename "$dir/plans/.a.md.swp", "$dir/plans/a.md";
becomes('a file renamed into its place', shows('out/a.docx', '第2次修改'));
rename "$dir/plans/a.md", "$dir/plans/a.md~";
spew("$dir/plans/a.md", version(3));
becomes('a file kept as a backup', shows('out/a.docx', '第3次修改'));
unlink "$dir/plans/a.md~";
sleep 0.3;
unlike(said(), qr/deleted/, 'none of these is a deletion');

spew("$dir/plans/sub/b.md", version(4));
becomes('a plan in a folder below', shows('out/sub/b.docx', '第4次修改'));
becomes('the circular that issues it', shows('out/circular.docx', '第4次修改'));
is(() = substr(said(), length $said_first) =~ m{^plans/a\.md →}mg, 3, 'the others are left alone');

system('mkdir', '-p', "$dir/plans/new/deep");
spew("$dir/plans/new/deep/c.md", version(5));
becomes('new folders', shows('out/new/deep/c.docx', '第5次修改'));
sleep 0.2;
spew("$dir/plans/new/deep/c.md", version(6));
becomes('and what changes in them', shows('out/new/deep/c.docx', '第6次修改'));

# -- What an office says -----------------------------------------------------
my $before = said();
spew("$dir/plans/fangan.yaml", encode_utf8("用语: {读者: 遵照}\n"));
becomes('fangan.yaml is new', sub { substr(said(), length $before) =~ /L090/ });
$before = said();
spew("$dir/plans/fangan.yaml", encode_utf8("规则: {L090: 关}\n"));
becomes('fangan.yaml has changed, and counts as it is now', sub {
    my $last = (split m{^plans/a\.md →[^\n]*\n}m, substr said(), length $before)[-1] // '';
    return $last =~ m{^plans/sub/b\.md →}m && $last !~ /L090/;
});

# -- Faults ------------------------------------------------------------------
my $whole = slurp("$dir/out/a.docx");
spew("$dir/plans/a.md", encode_utf8("---\n标题: [\n---\n"));
becomes('a plan that is broken', sub { said() =~ m{^plans/a\.md: refused}m });
like(said(), qr{^plans/a\.md:.*error}m, 'its findings are said');
ok(slurp("$dir/out/a.docx") eq $whole, 'what was made of it stays');
spew("$dir/plans/a.md", version(7));
becomes('and mended', shows('out/a.docx', '第7次修改'));
unlink "$dir/plans/new/deep/c.md";
becomes('a deletion is said', sub { said() =~ m{^plans/new/deep/c\.md: deleted}m });
ok(-e "$dir/out/new/deep/c.docx", 'what was made of it stays');

# -- Bursts, and who reads meanwhile -----------------------------------------
# The only files there may be: what each version is built to.
my %known = (sha256_hex(slurp("$dir/out/a.docx")) => 1);
for my $i (100 .. 199) {
    spew("$dir/v.md", version($i));
    my ($bytes) = fangan({dir => $dir}, 'build', '-q', '-t', 'docx', '-o', '-', 'v.md');
    $known{sha256_hex($bytes)} = 1;
}
my $strange = "$dir/strange";
my $reader = fork() // die;
if ($reader == 0) {
    $pid = 0;
    my ($n, $seen) = (0, 0);
    my $end = 0;
    local $SIG{TERM} = sub { $end = 1 };
    while (!$end) {
        $n++;
        $seen++ if !$known{sha256_hex(slurp("$dir/out/a.docx"))};
    }
    spew($strange, "$seen of $n");
    require POSIX;
    POSIX::_exit(0);
}
$before = said();
for my $i (100 .. 199) {
    spew("$dir/plans/.a.new", version($i));
    rename "$dir/plans/.a.new", "$dir/plans/a.md";
    sleep 0.005 + ($i % 20 == 0 ? 0.15 : 0);
}
becomes('a burst of 100 saves ends with the last', shows('out/a.docx', '第199次修改'));
kill 'TERM', $reader;
waitpid $reader, 0;
like(slurp($strange), qr/^0 of [1-9]\d*$/, 'a reader has only ever seen whole files');
my $n_built = () = substr(said(), length $before) =~ m{^plans/a\.md →}mg;
cmp_ok($n_built, '<', 60, "a burst is built as one ($n_built times)");

# -- The end -----------------------------------------------------------------
kill 'INT', $pid;
waitpid $pid, 0;
is($? & 127, 2, 'Ctrl-C ends it');
$pid = 0;
is(join(' ', glob "$dir/out/.fangan-*"), '', 'nothing is left behind');

my (undef, $err, $status) = fangan({dir => $dir}, 'watch', 'none', '--lang', 'en');
is($status, 2, 'no such folder');

# -- A closed stderr; somebody else's folder ---------------------------------
mkdir "$dir/alone"; mkdir "$dir/alone/closed", 0700;
spew("$dir/alone/a.md", version(0));
chmod 0777, "$dir/alone";
SKIP: {
    skip 'there is no /proc', 1 if !-e "/proc/$$/fd";
    $pid = fork() // die;
    if ($pid == 0) {
        chdir $dir;
        exec 'sh', '-c', 'exec "$0" watch alone -t docx 2>&-', $ENV{FANGAN};
    }
    becomes('with a closed stderr', sub { -e "$dir/alone/a.docx" });
    is(readlink "/proc/$pid/fd/2", '/dev/null', 'no file takes its place');
    kill 'KILL', $pid;
    waitpid $pid, 0;
    $pid = 0;
}
SKIP: {
    skip 'setpriv is not there', 2 if system('command -v setpriv >/dev/null 2>&1') != 0;
    unlink "$dir/alone/a.docx";
    chmod 0711, scratch(), $dir;
    $pid = fork() // die;
    if ($pid == 0) {
        open STDERR, '>', $said;
        chdir $dir;
        exec qw(setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all --bounding-set=-all),
            $ENV{FANGAN}, 'watch', 'alone', '-t', 'docx', '--lang', 'en';
    }
    sleep 0.5;
    skip 'this machine lets nobody run the program', 2 if waitpid($pid, 1) != 0 && said() =~ /setpriv|W010|denied$/m;
    becomes('a folder that may not be read', sub { said() =~ m{“alone/closed” can't be watched: Permission denied \[I073\]} });
    becomes('does not keep the others from being built', sub { -e "$dir/alone/a.docx" });
    kill 'KILL', $pid;
    waitpid $pid, 0;
    $pid = 0;
}

# -- The current folder ------------------------------------------------------
mkdir "$dir/here"; mkdir "$dir/here/sub";
spew("$dir/here/$_.md", version(0)) for qw(a sub/b);
$pid = fork() // die;
if ($pid == 0) {
    open STDERR, '>', $said;
    chdir "$dir/here";
    exec $ENV{FANGAN}, qw(watch . -o made -t docx --lang en);
}
becomes('plans of the current folder are called as they are', sub { said() =~ m{^a\.md → made/a\.docx$}m && said() =~ m{^sub/b\.md → made/sub/b\.docx$}m });
kill 'KILL', $pid;
waitpid $pid, 0;
$pid = 0;

# -- On a terminal -----------------------------------------------------------
SKIP: {
    skip 'there is no terminal to be had', 3 if system('script -qec true /dev/null >/dev/null 2>&1') != 0;
    $pid = fork() // die;
    if ($pid == 0) {
        open STDOUT, '>', '/dev/null';
        open STDERR, '>', '/dev/null';
        chdir $dir;
        exec 'script', '-qfec', "exec '$ENV{FANGAN}' watch plans -o out -t docx --lang en", 'typescript';
    }
    my $screen = sub { return -e "$dir/typescript" ? decode_utf8(slurp("$dir/typescript")) : '' };
    becomes('a terminal shows the whole state', sub { $screen->() =~ /3 plans, 0 refused; waiting/ });
    like($screen->(), qr/\e\[H\e\[2J/, 'and is cleared before');
    unlike($screen->(), qr/\e\[3J/, 'but what has scrolled away stays');
    kill 'TERM', $pid;
    waitpid $pid, 0;
    $pid = 0;
}
done_testing();
