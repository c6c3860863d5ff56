#!/usr/bin/perl
# There and back: a plan, its Word file, and the plan that is read out of what
# can be seen of it.  Document properties are emptied first: they are no help.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use IO::Compress::Zip qw($ZipError);
use IO::Uncompress::Unzip qw($UnzipError);
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/roundtrip';
mkdir $dir;

# Empties docProps/*.xml and leaves the rest as it is.
sub without_properties {
    my ($from, $to) = @_;
    my $in = IO::Uncompress::Unzip->new($from) or die $UnzipError;
    my $out;
    do {
        my $name = $in->getHeaderInfo->{Name};
        my ($part, $chunk) = ('', '');
        $part .= $chunk while $in->read($chunk) > 0;
        $part =~ s{(<[^?!][^>]*?)/?>.*\z}{$1/>}s if $name =~ m{^docProps/};
        if ($out) { $out->newStream(Name => $name) }
        else { $out = IO::Compress::Zip->new($to, Name => $name) or die $ZipError }
        $out->print($part);
    } while ($in->nextStream > 0);
    $out->close;
}

# What no reader of the printed page can know: the plan's own period, what is
# not to be checked, the profile, stated roles, the files of attachments.
sub visible {
    my ($plan) = @_;
    $plan =~ s/^(?:起止时间|校核|版式|印发): .*\n//mg;
    $plan =~ s/^标题: \|\n((?:  .*\n)+)/'标题: ' . $1 =~ s{^  |\n}{}gmr . "\n"/me; # lines may be the page's
    $plan =~ s/ \{role=[^}\n]*\}$//mg;
    $plan =~ s/^  - 名称: (.*)\n    文件: .*$/  - $1/mg;
    return $plan;
}

my (undef, $err, $status) = fangan('build', '-q', '-t', 'docx', '-o', "$dir/", glob(top() . '/plans/*.md'));
is($status, 0, 'the plans are built') or diag(decode_utf8($err));
for my $path (glob(top() . '/plans/*.md')) {
    my $name = $path =~ s{.*/|\.md$}{}gr;
    without_properties("$dir/$name.docx", "$dir/$name-bare.docx");
    my ($canonical) = fangan({stdin => slurp($path)}, 'fmt', '-');
    my ($back, $told, $state) = fangan('import', '--lang', 'en', '-q', '-o', '-', "$dir/$name-bare.docx");
    SKIP: {
        skip 'there is no reader of Word files', 2 if $told =~ /W010/;
        is($state, 0, "$name: is read from its Word file") or diag(decode_utf8($told));
        is(decode_utf8($back), visible(decode_utf8($canonical)), "$name: comes back byte by byte");
    }
}
done_testing();
