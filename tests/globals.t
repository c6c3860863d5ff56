#!/usr/bin/perl
# No writable globals and no writable function statics: nothing of ours may
# stand in .data or .bss (pointers in constant tables are in .data.rel.ro).
use strict;
use warnings;
use Fangan;
use Test::More;

my $build = $ENV{FANGAN_BUILD} or skip_all('FANGAN_BUILD is not set');
skip_all('sanitizers and coverage add data of their own')
    if $build =~ /(?:asan|cover)$/;
my @objects = glob("$build/src/*.o $build/src/*/*.o");
cmp_ok(scalar @objects, '>', 20, 'there are objects');
my ($symbols) = run('nm', '-A', @objects);
my @writable = grep { / [bBdDcC] / && !/\.data\.rel\.ro|\.str\.|__PRETTY|DW\.ref/ } split /\n/, $symbols;
# nm tells .data from .data.rel.ro by the section only
my @wrong;
for (@writable) {
    my ($object, $name) = /^(.*?):\S* \w (\S+)$/ or next;
    my ($table) = run('objdump', '-t', $object);
    push @wrong, "$object: $name"
        unless $table =~ /^\S+ .* \.data\.rel\.ro(?:\.local)?\s+\S+\s+(?:\.hidden )?\Q$name\E$/m;
}
is(join("\n", @wrong), '', 'nothing is writable');
done_testing();
