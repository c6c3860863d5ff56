#!/usr/bin/perl
# What goes wrong outside the document: files that are not there, can't be
# read or written, full disks, signals.  Always a diagnostic, the right exit
# status, nothing half-written and what was there before untouched.
use strict;
use warnings;
use utf8;
use Encode qw(encode_utf8 decode_utf8);
use Fangan;
use POSIX ();
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/trouble';
mkdir $dir;
my $plan = slurp(top() . '/tests/cases/basic.md');
spew("$dir/a.md", $plan);

sub listing { opendir my $d, $dir or die; return join ' ', sort grep { !/^\.\.?$/ } readdir $d }

sub refuses {
    my ($how, $args, $code, $name) = @_;
    my ($out, $err, $status) = fangan({dir => $dir, %$how}, @$args);
    is($status, 2, "$name: exit 2") or diag($out, $err);
    like(decode_utf8($out . $err), qr/\[$code\]/, "$name: $code");
    return decode_utf8($out . $err);
}

# -- reading -----------------------------------------------------------------
spew("$dir/empty.md", '');
spew("$dir/blank.md", "\n \n\xe3\x80\x80\n");
spew("$dir/picture.md", "\x89PNG\r\n\x1a\n" . "\0" x 100);
spew("$dir/letter.docx", "PK\3\4" . "\0" x 26 . '[Content_Types].xml' . "\0" x 50);
spew("$dir/old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" . "\0" x 600);
spew("$dir/text.txt", encode_utf8("关于开展读书活动的实施方案\n\n一、总体要求\n"));
spew("$dir/plan.txt", $plan);
spew("$dir/broken.md", $plan . "\xff\xfe\xfd");
spew("$dir/yaml.md", encode_utf8("---\n标题: [甲\n---\n\n文字\n"));
mkdir "$dir/folder.md";
for my $command (['check'], ['show'], ['build', '-t', 'pages', '-o', 'never']) {
    my $name = $command->[0];
    refuses({}, [@$command, 'none.md'],     'I001', "$name: no such file");
    refuses({}, [@$command, 'folder.md'],   'I001', "$name: a folder");
    refuses({}, [@$command, '/dev/zero'],   'I001', "$name: a device");
    refuses({}, [@$command, 'empty.md'],    'I002', "$name: an empty file");
    refuses({}, [@$command, 'blank.md'],    'I002', "$name: nothing but blanks");
    refuses({}, [@$command, 'picture.md'],  'I003|I011', "$name: a picture");
    refuses({}, [@$command, 'letter.docx'], 'I030', "$name: half a Word file");
    refuses({}, [@$command, 'old.doc'],     'I003|I011', "$name: an old Word file");
    refuses({}, [@$command, 'broken.md'],   'I004', "$name: broken bytes");
    refuses({}, [@$command, 'yaml.md'],     'F010', "$name: broken YAML");
}
refuses({}, [qw(build -t pages -o never text.txt)], 'I011', 'build: a text file');
is((fangan({dir => $dir}, qw(build -q -t pages -o - plan.txt)))[2], 0, 'a text with front matter is a plan');
SKIP: {
    skip 'setpriv is not there', 2 if system('command -v setpriv >/dev/null 2>&1') != 0;
    # root reads everything: drop that right
    chmod 0, "$dir/a.md";
    my ($out, $err, $status) = run({dir => $dir}, qw(setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all --bounding-set=-all),
        $ENV{FANGAN}, 'check', 'a.md');
    skip 'this machine lets nobody run the program', 2 if $status == 127 || $status == 126 || "$out$err" =~ /setpriv|W010/;
    is($status, 2, 'an unreadable file: exit 2');
    like($out . $err, qr/\[I001\]/, 'an unreadable file: I001');
}
chmod 0644, "$dir/a.md";

# -- writing -----------------------------------------------------------------
my $before = listing();
refuses({}, ['build', 'a.md', '-t', 'pdf', '-o', 'none/a.pdf'], 'W001', 'a folder that is not there');
refuses({}, ['build', 'a.md', '-t', 'pdf', '-o', '/dev/null'], 'W002', 'a device');
refuses({}, ['build', 'a.md', '-t', 'pdf', '-o', '/proc/a.pdf'], 'W001', 'a folder that takes no files');
POSIX::mkfifo("$dir/fifo.pdf", 0600);
refuses({}, ['build', 'a.md', '-t', 'pdf', '-o', 'fifo.pdf'], 'W002', 'a pipe with a name');
unlink "$dir/fifo.pdf";
refuses({stdout => '/dev/full'}, ['build', 'a.md', '-t', 'pdf', '-o', '-'], 'W001', 'a full stdout');
my (undef, $err, $status) = fangan({dir => $dir, stdout => '/dev/full'}, 'show', 'a.md');
is($status, 2, 'show to a full stdout: exit 2');
is(listing(), $before, 'nothing was written');
(undef, $err) = fangan({dir => $dir, stdout => '/dev/full'}, qw(show --lang zh a.md));
is(decode_utf8($err), "fangan: 标准输出：磁盘已满\n", 'the reason is in the user\'s language');
(undef, $err) = fangan({dir => $dir}, 'build', 'a.md', '-o', 'a.md/x/', '--lang', 'zh');
is(decode_utf8($err), "fangan: a.md/x：路径中有的不是文件夹\n", 'and that of a folder that can\'t be made');

# what stands on the command line does not command the terminal
spew("$dir/\e[31m.md", $plan);
for my $args (['import', 'text.txt', '-o', "\e[31m.md"], ['watch', "\e[31mx"], ["\e[31mx"], ['build', "\e[31mx.md", "\e[31mx.md"], ['build', 'a.md', '-o', "a.md/\e[31m/"], ['check', "--\e[31m"]) {
    (undef, $err, $status) = fangan({dir => $dir}, @$args);
    is($status, 2, "$args->[0] with a control sequence: exit 2") or diag($err);
    like($err, qr/\\x1b\[31m/, 'which is shown');
    unlike($err, qr/\e/, 'and not obeyed');
}
unlink "$dir/\e[31m.md";

# a disk that is full: the file size limit plays it, and a real small one
spew("$dir/a.pdf", 'the old file');
my ($out) = run({dir => $dir}, 'sh', '-c', "ulimit -f 8; '$ENV{FANGAN}' build a.md -t pdf 2>&1; echo \$?");
like($out, qr/\[W001\].*\n2$/s, 'a file that may not grow: W001, exit 2');
is(slurp("$dir/a.pdf"), 'the old file', 'the old file is untouched');
SKIP: {
    mkdir "$dir/disk";
    skip 'no small disk can be mounted here', 4
        if system("mount -t tmpfs -o size=64k tmpfs '$dir/disk' 2>/dev/null") != 0;
    spew("$dir/disk/a.pdf", 'the old file');
    refuses({}, ['build', 'a.md', '-t', 'pdf', '-o', 'disk/'], 'W001', 'a full disk');
    is(slurp("$dir/disk/a.pdf"), 'the old file', 'a full disk: the old file is untouched');
    is(join(' ', map { s{.*/}{}r } glob "$dir/disk/{*,.f*}"), 'a.pdf', 'a full disk: no temporary is left');
    system("umount '$dir/disk'");
}
SKIP: {
    mkdir "$dir/readonly";
    skip 'nothing can be mounted here', 3
        if system("mount -t tmpfs -o ro tmpfs '$dir/readonly' 2>/dev/null") != 0;
    my $said = refuses({}, ['build', 'a.md', '-t', 'pdf', '-o', 'readonly/'], 'W001', 'a read-only disk');
    like($said, qr/hint: nothing can be written into the folder readonly: choose another$/m, 'which is named');
    system("umount '$dir/readonly'");
}
rmdir "$dir/disk"; rmdir "$dir/readonly";

# a link stays a link, a mode stays a mode
chmod 0600, "$dir/a.pdf";
symlink 'a.pdf', "$dir/link.pdf";
(undef, $err, $status) = fangan({dir => $dir}, 'build', 'a.md', '-t', 'pdf', '-o', 'link.pdf');
is($status, 0, 'through a link');
ok(-l "$dir/link.pdf" && slurp("$dir/a.pdf") =~ /^%PDF/, 'the file behind the link is replaced');
is((stat "$dir/a.pdf")[2] & 07777, 0600, 'with its mode');
unlink "$dir/link.pdf", "$dir/a.pdf";

# names as long as a name may be
my $long = encode_utf8('长' x 83);
spew("$dir/$long.md", $plan);
(undef, $err, $status) = fangan({dir => $dir}, 'build', "$long.md", '-t', 'pdf');
is($status, 0, 'a name of 252 bytes') or diag($err);
unlink "$dir/$long.md", "$dir/$long.pdf";

# -- signals -----------------------------------------------------------------
# at many instants of a run: the old file or the new one, never a temporary
my $whole = do { fangan({dir => $dir}, 'build', 'a.md', '-t', 'pdf', '-q'); slurp("$dir/a.pdf") };
my %seen;
for my $i (1 .. 60) {
    spew("$dir/a.pdf", 'the old file');
    my $pid = fork() // die;
    if ($pid == 0) {
        open STDERR, '>', '/dev/null';
        chdir $dir;
        exec $ENV{FANGAN}, 'build', 'a.md', '-t', 'pdf', '-q';
    }
    select undef, undef, undef, $i * 0.0008;
    kill $i % 2 ? 'TERM' : 'INT', $pid;
    waitpid $pid, 0;
    my $ended = $? & 127;
    my $got = slurp("$dir/a.pdf");
    $seen{$got eq $whole ? 'new' : $got eq 'the old file' ? 'old' : 'broken'}++;
    $seen{leftover}++ if glob "$dir/.fangan-*";
    $seen{status}++ if $? != 0 && $ended != 15 && $ended != 2;
}
is($seen{broken} // 0, 0, 'a signal never leaves a broken file');
is($seen{leftover} // 0, 0, 'a signal never leaves a temporary');
is($seen{status} // 0, 0, 'a signal ends the program with that signal');
done_testing();
