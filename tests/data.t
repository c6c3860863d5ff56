#!/usr/bin/perl
# The files of words: every name in them is one that the program asks for, and
# what it always asks for is there.  A slip in a name would lose its words
# without a sound.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

# section => name => 1
sub names {
    my ($file) = @_;
    my ($section, %names) = ('');
    for (split /\n/, decode_utf8(slurp(top() . "/templates/$file"))) {
        next if /^(?:\s|#|$)/;
        if (/^\[(.+)\]$/) { $section = $1; $names{$section} //= {}; next }
        /^([^:]+):/ or die "$file: $_";
        $names{$section}{$1} = 1;
    }
    return \%names;
}

# The strings in sources.
sub asked {
    return {map { $_ => 1 } map { decode_utf8(slurp(top() . "/src/$_")) =~ /"([a-z_0-9]+)"/g } @_};
}

sub no_others {
    my ($file, $found, $asked, $what) = @_;
    is(join(' ', grep { !$asked->{$_} } sort keys %$found), '', "$file: $what");
}

my $roles = asked('plan/role.h');
my $kinds = names('kinds.txt');
my %entries = map { %$_ } values %$kinds;
no_others('kinds.txt', \%entries, asked('kind/kind.c'), 'nothing but what is asked for');

my $evidence = names('evidence.txt');
%entries = map { %$_ } values %$evidence;
no_others('evidence.txt', $evidence, $kinds, 'its sections are kinds');
no_others('evidence.txt', \%entries, asked('kind/evidence.c'), 'its entries are places');

my @with_parts = grep { $kinds->{$_}{parts} } keys %$kinds;
ok(scalar @with_parts, 'there are kinds with parts');
for my $kind (@with_parts) {
    my $parts = names("$kind/parts.txt");
    my $asked = asked('kind/vocabulary.c', 'kind/kind.c');
    for my $section (sort keys %$parts) {
        my $of_roles = $section =~ /^(?:words|endings|also|preamble|running)$/;
        my %found = %{$parts->{$section}};
        %found = map { $_ => 1 } map { split / / } keys %found if $section eq 'either';
        no_others("$kind/parts.txt", \%found, $of_roles || $section eq 'either' ? $roles : $asked, "[$section]");
        ok($asked->{$section} || $section eq '', "... which is asked for");
    }
}

for (['titles.txt', 'layout/title_words.c'], ['traditional.txt', 'kind/traditional.c'],
     ['frame.txt', 'kind/framewords.c'], ['page.txt', 'read/page_words.h']) {
    my ($file, $source) = @$_;
    my $found = names($file);
    my %all = map { $_ => 1 } grep { $_ ne '' } map { $_, keys %{$found->{$_}} } keys %$found;
    my $asked = asked($source);
    no_others($file, \%all, $asked, 'nothing but what is asked for');
    is(join(' ', grep { !$all{$_} } sort keys %$asked), '', '... and all of that');
}

done_testing;
