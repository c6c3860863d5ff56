# What the mutating fuzzers share: numbers of a seeded generator, and rounds of
# the program over what a fuzzer makes.  Whatever comes out, the program must
# end by itself, with an exit status of its own and without a sanitizer's
# report.
package Fangan::Fuzz;
use strict;
use warnings;
use Exporter 'import';
use File::Temp qw(tempdir);
our @EXPORT_OK = qw(draw seed_with slurp_raw fuzz);

my $seed = 1;

sub seed_with { $seed = $_[0] }
sub draw { $seed = ($seed * 1103515245 + 12345) & 0x7fffffff; return ($seed >> 8) % ($_[0] || 1) }
sub slurp_raw { open my $in, '<:raw', $_[0] or die "$_[0]: $!\n"; local $/; return <$in> }
sub spew_raw { my ($file, $bytes) = @_; open my $out, '>:raw', $file or die "$file: $!\n"; print $out $bytes; close $out }

# Rounds of the program: bytes gives a round's file, command its arguments.
# Exits with 1 if one failed; its file is kept.
sub fuzz {
    my (%how) = @_;
    my $fangan = $ENV{FANGAN} or die "FANGAN is not set\n";
    my $dir = tempdir(CLEANUP => 1);
    my ($passed, $failed) = (0, 0);
    local $ENV{ASAN_OPTIONS} = 'detect_leaks=0:abort_on_error=1';
    for my $round (1 .. $how{rounds}) {
        my $bytes = $how{bytes}->($round);
        my $file = "$dir/$round.$how{ending}";
        spew_raw($file, $bytes);
        my @command = $how{command}->($round, $dir);
        my $pid = fork() // die;
        if ($pid == 0) {
            open STDOUT, '>', '/dev/null'; open STDERR, '>', "$dir/err";
            exec 'timeout', '20', $fangan, @command, $file;
        }
        waitpid $pid, 0;
        if ($? & 127 || ($? >> 8) > 2) {
            $failed++;
            print "round $round: @command: status $?\n", substr(slurp_raw("$dir/err"), 0, 3000), "\n";
            my $kept = "out/build/fuzz-$round.$how{ending}";
            spew_raw($kept, $bytes);
            print "kept as $kept\n";
        } else { $passed++ }
        unlink $file;
    }
    print "$passed passed, $failed failed\n";
    exit($failed ? 1 : 0);
}

1;
