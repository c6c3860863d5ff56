#!/usr/bin/perl
# What make says: on a machine that has not what it needs and no apt, when it
# has done its work, and when a test fails.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $bin = scratch() . '/bin';
my $tree = scratch() . '/tree';
mkdir $_ for $bin, $tree;
for my $tool (qw(sh make mkdir cat echo printf grep rm mv cmp touch id env)) {
    my ($path) = grep { -x } map { "$_/$tool" } split /:/, $ENV{PATH};
    symlink $path, "$bin/$tool" if $path;
}
system('cp', '-r', map({ top() . "/$_" } qw(Makefile src fonts plans)), $tree) == 0 or die;
my ($out, $err, $status) = run({dir => $tree, env => {PATH => $bin, MAKEFLAGS => ''}}, "$bin/make");
isnt($status, 0, 'make stops');
like($err, qr/needs these Debian packages/, 'it says what it needs');
like($err, qr/^  libhpdf-dev$/m, 'libharu, which pkg-config does not know, is among it');
like($err, qr/run make again/, 'and what to do');
unlike($out . $err, qr/undefined reference|fatal error/, 'before anything is compiled');
ok(!-e "$tree/out/build/packages.mk", 'a second try looks again');

# on a machine that has everything a second make does nothing
SKIP: {
    skip 'not the release build', 3 if ($ENV{FANGAN_BUILD} // '') !~ /release$/;
    run({dir => top(), env => {MAKEFLAGS => ''}}, 'make'); # make check does not tell what there is
    ($out) = run({dir => top(), env => {MAKEFLAGS => ''}}, 'make');
    like($out, qr/Nothing to be done/, 'a second make does nothing and says so');
    for my $case (['C', qr/^Done: .*^Next: make check .*README\.md/ms], ['zh_CN.UTF-8', qr/^完成：.*^接着：make check .*README\.zh-CN\.md/ms]) {
        my ($lang, $want) = @$case;
        ($out) = run({dir => top(), env => {MAKEFLAGS => '', LC_ALL => $lang}}, qw(make -W out/bin/fangan out/build/told));
        like(decode_utf8($out), $want, "$lang: what there is and what to do next");
    }
}

# -- What the runner of the tests says ---------------------------------------
my $tests = scratch() . '/tests';
mkdir $tests;
spew("$tests/good.t", "print qq(1..2\\nok 1\\nok 2 # skip no moon\\n);\n");
spew("$tests/bad.t", "print qq(1..1\\nnot ok 1\\n); exit 1;\n");
($out, $err, $status) = run({dir => $tests}, $^X, top() . '/tests/run.pl', 'good.t');
is($status, 0, 'tests that pass');
like(decode_utf8($out), qr/^skipped: 1 × no moon\n1 passed, 0 failed, 1 skipped\n\z/m, 'what was skipped is said, and why');
($out, $err, $status) = run({dir => $tests}, $^X, top() . '/tests/run.pl', 'good.t', 'bad.t');
is($status, 1, 'a test that fails');
like($out, qr/^to see one of them alone: make check ONLY=bad\.t\n1 passed, 1 failed, 1 skipped\n\z/m, 'how to see it again is said, the count comes last');
done_testing();
