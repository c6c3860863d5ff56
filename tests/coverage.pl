#!/usr/bin/perl
# Sums up what gcov prints: lines executed by file, the least first.
use strict;
use warnings;

my ($file, %share, $all, $done);
while (<STDIN>) {
    $file = $1 if /^File '(?:.*\/)?(src\/.*)'/;
    next unless defined $file && /^Lines executed:([\d.]+)% of (\d+)/;
    $share{$file} = $1 if $file =~ /\.c$/;
    $all += $2, $done += $2 * $1 / 100 if $file =~ /\.c$/;
    undef $file;
}
printf "%6.1f %%  %s\n", $share{$_}, $_ for sort { $share{$a} <=> $share{$b} } keys %share;
printf "%6.1f %%  in all\n", $all ? 100 * $done / $all : 0;
