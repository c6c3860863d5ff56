#!/usr/bin/perl
# docs/scaling.md as it is written there: shards on two hosts by GNU parallel,
# a worker killed on the way, the result that of one run.  The hosts are two
# sshd of our own on the loopback, which differ in clock, language and umask.
use strict;
use warnings;
use utf8;
use Digest::SHA qw(sha256_hex);
use Encode qw(encode_utf8);
use Fangan;
use POSIX ();
use Test::More;
use Time::HiRes qw(sleep);

for my $tool (qw(parallel ssh ssh-keygen /usr/sbin/sshd)) {
    skip_all("$tool is not there") if system("command -v $tool >/dev/null 2>&1") != 0;
}
skip_all('only root can start sshd here') if $> != 0;

my $dir = scratch() . '/hosts';
mkdir $_ for $dir, "$dir/shared";
chmod 0755, scratch(), $dir;
sub key { my ($name) = @_; run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', "$dir/$name"); return "$dir/$name" }
my $key = key('user');
spew("$dir/authorized", slurp("$key.pub"));
chmod 0600, "$dir/authorized";
mkdir '/run/sshd';

my %hosts = (
    alpha => {address => '127.0.0.1', set => 'TZ=Asia/Shanghai LC_ALL=C.UTF-8', umask => '022'},
    beta  => {address => '127.0.0.2', set => 'TZ=America/New_York LC_ALL=C',    umask => '027'},
);
my (@started, $ssh_config);
END { my $status = $?; for (@started) { kill 'TERM', $_; waitpid $_, 0 } $? = $status }
my $port = 20000 + $$ % 20000;
for my $name (sort keys %hosts) {
    my $host = $hosts{$name};
    key("host_$name");
    spew("$dir/sshd_$name", <<"CONFIG");
ListenAddress $host->{address}:$port
HostKey $dir/host_$name
AuthorizedKeysFile $dir/authorized
PidFile $dir/$name.pid
UsePAM no
StrictModes no
PermitRootLogin prohibit-password
PasswordAuthentication no
MaxStartups 50
MaxSessions 50
SetEnv $host->{set} FANGAN_DATA=$ENV{FANGAN_DATA} FANGAN_HOST=$name
ForceCommand umask $host->{umask}; eval "\$SSH_ORIGINAL_COMMAND"
CONFIG
    my $sshd = fork() // die;
    exec '/usr/sbin/sshd', '-D', '-f', "$dir/sshd_$name", '-E', "$dir/$name.log" if $sshd == 0;
    push @started, $sshd;
    for (1 .. 100) { last if -s "$dir/$name.pid"; sleep 0.05 }
    skip_all('sshd does not start here: ' . slurp("$dir/$name.log")) if !-s "$dir/$name.pid";
    $ssh_config .= <<"CONFIG";
Host $name
    HostName $host->{address}
    Port $port
    IdentityFile $key
    UserKnownHostsFile /dev/null
    StrictHostKeyChecking no
    LogLevel ERROR
CONFIG
}
spew("$dir/ssh_config", $ssh_config);
spew("$dir/ssh", "#!/bin/sh\nexec ssh -F '$dir/ssh_config' \"\$@\"\n");
chmod 0755, "$dir/ssh";
my ($hello) = run("$dir/ssh", 'beta', 'echo $FANGAN_HOST $TZ; umask');
is($hello, "beta America/New_York\n0027\n", 'the second host is another one') or diag(slurp("$dir/beta.log"));

# -- The work ----------------------------------------------------------------
spew("$dir/shared/plan.md", encode_utf8(<<'PLAN'));
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
PLAN
my $rows = $ENV{FANGAN_ROWS} // 240;
spew("$dir/shared/units.csv", encode_utf8(join '', "单位,活动,日期\n",
    map { "第${_}县图书馆,读书活动," . sprintf("2026-03-%02d\n", $_ % 28 + 1) } 1 .. $rows));
my (undef, $err, $status) = fangan({dir => "$dir/shared", seconds => 300}, 'build', '-q', 'plan.md', '--data', 'units.csv', '-o', 'one');
is($status, 0, 'one run on one host') or diag($err);

# The command of docs/scaling.md, with names of this test.
my @command = ('parallel', '--will-cite', '--ssh', "$dir/ssh", '-S', '2/alpha,2/beta', '--workdir', "$dir/shared",
    '--joblog', "$dir/jobs", '--retries', '3',
    "$ENV{FANGAN} build -q plan.md --data units.csv --shard {}/8 -o out --resume", ':::', 1 .. 8);
like(slurp(top() . '/docs/scaling.md'), qr{build -q plan\.md --data units\.csv --shard \{\}/8 -o out --resume}, 'it is the documented one');
my $pid = fork() // die;
if ($pid == 0) {
    @started = ();
    $ENV{HOME} = $dir;
    open STDOUT, '>', "$dir/said";
    open STDERR, '>&', \*STDOUT;
    exec @command;
}
# one of the builds dies on its way
my $victim;
for (1 .. 1000) {
    sleep 0.005;
    for my $stat (glob '/proc/[0-9]*/cmdline') {
        open my $in, '<', $stat or next;
        my $line = do { local $/; <$in> } // '';
        next unless $line =~ /^\Q$ENV{FANGAN}\E\0build\0.*--shard\0(\d)\/8/s;
        my $report = "$dir/shared/out/plan-$1-of-8.report.jsonl";
        my ($candidate) = $stat =~ m{/proc/(\d+)/};
        next unless -e $report && (() = slurp($report) =~ /\n/g) > 3;
        $victim = $candidate if kill 'KILL', $candidate;
        last;
    }
    last if $victim;
}
waitpid $pid, 0;
is($? >> 8, 0, 'parallel ends well, though a build was killed') or diag(slurp("$dir/said"));
ok($victim, 'one was');
my @jobs = map { [split /\t/] } grep { !/^Seq/ } split /\n/, slurp("$dir/jobs");
my %by_host;
$by_host{$_->[1]}++ for @jobs;
is(join(' ', sort keys %by_host), 'alpha beta', 'both hosts had work');

# -- The result --------------------------------------------------------------
sub tree { my ($folder) = @_; return {map { s{.*/}{}r => sha256_hex(slurp($_)) } grep { !/\.jsonl$/ } glob "$folder/{*,.f*}"} }
my $one = tree("$dir/shared/one");
cmp_ok(scalar keys %$one, '==', 2 * $rows, 'all documents are there');
is_deeply(tree("$dir/shared/out"), $one, 'byte by byte those of one run');
my ($merged) = run({dir => "$dir/shared"}, 'sh', '-c', q{head -n 1 out/plan-1-of-8.report.jsonl; tail -q -n +2 out/plan-*-of-8.report.jsonl | sort -t: -k2,2n});
ok($merged eq slurp("$dir/shared/one/plan.report.jsonl"), 'and so is the report, put together');
done_testing();
