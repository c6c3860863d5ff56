#!/usr/bin/perl
# What make says on a machine that has not what it needs and no apt.
use strict;
use warnings;
use Fangan;
use Test::More;

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
    skip 'not the release build', 1 if ($ENV{FANGAN_BUILD} // '') !~ /release$/;
    ($out) = run({dir => top(), env => {MAKEFLAGS => ''}}, 'make');
    like($out, qr/Nothing to be done/, 'a second make does nothing and says so');
}
done_testing();
