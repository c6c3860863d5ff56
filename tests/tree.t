#!/usr/bin/perl
# What is in the tree: the top level is fixed, src/ holds sources, and nothing
# that a program made is kept.
use strict;
use warnings;
use Fangan;
use Test::More;

my $top = top();
my $files = `git -C '$top' ls-files 2>/dev/null`;
plan skip_all => 'this is no checkout' if $? != 0 || $files eq '';
my @files = split /\n/, $files;
cmp_ok(scalar @files, '>', 500, 'the files are there');

my %allowed = map { $_ => 1 } qw(src templates plans fonts tests docs Makefile README.md README.zh-CN.md LICENSE CHANGELOG.md);
my %top = map { (split m{/})[0] => 1 } @files;
is(join(' ', grep { !$allowed{$_} && !/^\./ } sort keys %top), '', 'the top level holds what it should');
is(join(' ', grep { m{^src/} && !/\.[ch]$/ } @files), '', 'src/ holds sources');
is(join(' ', grep { /\.(?:docx?|pdf|otf|tt[cf]|so|o|a|zip|err)$/ } @files), '', 'nothing that was made is kept');
done_testing();
