package Fangan;

# What the test programs share: running fangan, a scratch folder, reading
# files.  Only Perl's own modules.
use strict;
use warnings;
use Cwd qw(abs_path);
use Exporter qw(import);
use File::Temp qw(tempdir);
use IO::Compress::Zip qw($ZipError);
use IO::Uncompress::Unzip qw($UnzipError);
use IPC::Open3;
use Symbol qw(gensym);

our @EXPORT = qw(run fangan slurp spew scratch top shared skip_all rezip);

# The top of the tree, and shared/ beside it (or undef).
sub top { return abs_path("$INC[0]/../..") }
sub shared {
    my $path = top() . '/../shared';
    return -d $path ? abs_path($path) : undef;
}

sub skip_all { print "1..0 # SKIP $_[0]\n"; exit 0 }

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!";
    local $/;
    return scalar <$in>;
}

sub spew {
    my ($path, $bytes) = @_;
    open my $out, '>:raw', $path or die "$path: $!";
    print $out $bytes;
    close $out or die "$path: $!";
    return $path;
}

# rezip(FROM, TO, sub): writes a package anew; sub gets the name and the bytes
# of each part and gives the bytes to write.
sub rezip {
    my ($from, $to, $edit) = @_;
    my $in = IO::Uncompress::Unzip->new($from) or die $UnzipError;
    my $out;
    do {
        my $name = $in->getHeaderInfo->{Name};
        my ($part, $chunk) = ('', '');
        $part .= $chunk while $in->read($chunk) > 0;
        $part = $edit->($name, $part);
        if ($out) { $out->newStream(Name => $name) }
        else { $out = IO::Compress::Zip->new($to, Name => $name) or die $ZipError }
        $out->print($part);
    } while ($in->nextStream > 0);
    $out->close;
    return $to;
}

my $scratch;
sub scratch { return $scratch //= tempdir(CLEANUP => 1) }

# run({stdin => ..., dir => ...}, command...): stdout, stderr, status; the
# status is -SIGNAL for a command that a signal ended.
sub run {
    my $how = ref $_[0] ? shift : {};
    my @command = @_;
    my $base = scratch() . "/run.$$";
    spew("$base.in", $how->{stdin} // '');
    my $pid = fork() // die "fork: $!";
    if ($pid == 0) {
        open STDIN,  '<', "$base.in"  or die;
        open STDOUT, '>', $how->{stdout} // "$base.out" or die;
        open STDERR, '>', "$base.err" or die;
        if ($how->{dir}) { chdir $how->{dir} or die }
        if ($how->{env}) { $ENV{$_} = $how->{env}{$_} for keys %{$how->{env}} }
        $how->{child}->() if $how->{child};
        exec { $command[0] } @command or die "$command[0]: $!";
    }
    local $SIG{ALRM} = sub { kill 'KILL', $pid };
    alarm($how->{seconds} // 60);
    waitpid $pid, 0;
    my $status = $?;
    alarm 0;
    my $out = $how->{stdout} ? '' : slurp("$base.out");
    return ($out, slurp("$base.err"),
        $status & 127 ? -($status & 127) : $status >> 8);
}

# The program under test; FANGAN_WRAPPER goes in front (valgrind).
sub fangan {
    my $how = ref $_[0] ? shift : {};
    my @wrapper = split ' ', $ENV{FANGAN_WRAPPER} // '';
    return run($how, @wrapper, $ENV{FANGAN} // die('FANGAN is not set'), @_);
}

1;
