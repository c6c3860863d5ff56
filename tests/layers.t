#!/usr/bin/perl
# The order of the folders (design.md §2): a file includes headers of its own
# folder or of earlier ones; and each foreign header has its owners.
use strict;
use warnings;
use Fangan;
use Test::More;

my %rank = (
    base => 0, plan => 1, kind => 2, read => 3, font => 3, check => 4,
    layout => 5, write => 6, fangan => 7, cli => 8, main => 9,
);
my %owners = (
    'cmark.h'          => qr{^read/},
    'yaml.h'           => qr{^base/yaml\.c$},
    'libxml/'          => qr{^read/docx},
    'hpdf'             => qr{^write/pdf},
    'hb'               => qr{^font/},
    'fontconfig/'      => qr{^font/},
    'zip.h'            => qr{^base/(?:un)?zip\.c$},
    'png.h'            => qr{^write/},
    'libdeflate.h'     => qr{^(?:base/zip\.c$|write/pdf_doc)},
    'jansson.h'        => qr{^(?:write/json|read/jsonl|cli/)},
    'sqlite3.h'        => qr{^read/sqlite\.c$},
    'histedit.h'       => qr{^cli/line\.c$},
    'utf8proc.h'       => qr{^base/utf8\.c$},
    'iconv.h'          => qr{^(?:read/charset|font/)},
    'dlfcn.h'          => qr{^write/module\.c$},
);

sub folder { my ($f) = @_; return $f =~ m{^(\w+)/} ? $1 : $f =~ /^([a-z]+)(?:_\w+)?\./ ? $1 : '?' }

chdir top() . '/src' or die;
my @files = sort (glob('*.[ch]'), glob('*/*.[ch]'));
cmp_ok(scalar @files, '>', 30, 'the sources are there');
my @wrong;
for my $file (@files) {
    my $own = folder($file);
    my $line = 0;
    for (split /\n/, slurp($file)) {
        $line++;
        if (/^#include "([^"]+)"/) {
            my $other = folder($1);
            push @wrong, "$file:$line: $1: no such file" unless -e $1;
            push @wrong, "$file:$line: $own must not include $other"
                if $other ne $own && !($rank{$other} < $rank{$own});
            push @wrong, "$file:$line: include it by its folder" if $1 !~ m{/|^fangan(?:_part)?\.h};
        } elsif (/^#include <([^>]+)>/) {
            my $library = $1;
            for my $header (keys %owners) {
                next unless index($library, $header) == 0;
                push @wrong, "$file:$line: $library has other owners"
                    unless $file =~ $owners{$header};
            }
        }
    }
}
is(join("\n", @wrong), '', 'every include goes down, every library has its owner');

my @printing = grep { !m{^(?:cli|main)} && slurp($_) =~ /\b(?:f|v|vf)?printf\s*\(\s*(?:stdout|stderr|")/ && $_ ne 'base/arena.c' } @files;
is("@printing", '', 'nothing below cli/ prints');
done_testing();
