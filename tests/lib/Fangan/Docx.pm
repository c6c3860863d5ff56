package Fangan::Docx;

# Reads a DOCX without any of our own code: the text a reader sees, a
# paragraph a line, cells of a table row joined by tabs.
use strict;
use warnings;
use Exporter qw(import);
use IO::Uncompress::Unzip qw($UnzipError);

our @EXPORT_OK = qw(docx_part docx_parts docx_text);

sub docx_parts {
    my ($path) = @_;
    my $zip = IO::Uncompress::Unzip->new($path) or die "$path: $UnzipError";
    my %parts;
    my $status = 1;
    while ($status > 0) {
        my ($name, $text, $chunk) = ($zip->getHeaderInfo->{Name}, '', '');
        $text .= $chunk while $zip->read($chunk) > 0;
        $parts{$name} = $text;
        $status = $zip->nextStream;
    }
    return %parts;
}

sub docx_part {
    my ($path, $name) = @_;
    my %parts = docx_parts($path);
    return $parts{$name};
}

sub unescape {
    my ($text) = @_;
    my %entity = (lt => '<', gt => '>', amp => '&', quot => '"', apos => "'");
    $text =~ s/&(lt|gt|amp|quot|apos);/$entity{$1}/g;
    $text =~ s/&#(\d+);/chr $1/ge;
    return $text;
}

sub paragraph_text {
    my ($xml) = @_;
    my $text = '';
    while ($xml =~ m{<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:(br|tab)\b([^>]*)/>}g) {
        $text .= defined $1 ? unescape($1)
            : $2 eq 'tab'   ? "\t"
            : $3 =~ /page/  ? "\f"
            :                 "\n";
    }
    return $text;
}

sub docx_text {
    my ($path) = @_;
    my $xml = docx_part($path, 'word/document.xml');
    my $out = '';
    while ($xml =~ m{<w:p[ >].*?</w:p>|<w:p/>|</w:tc>|</w:tr>}sg) {
        my $piece = $&;
        if    ($piece eq '</w:tc>') { $out =~ s/\n\z/\t/ }
        elsif ($piece eq '</w:tr>') { $out =~ s/\t\z/\n/ }
        else {
            # a paragraph whose mark is hidden runs on into the next
            my $joined = $piece =~ /<w:specVanish/;
            $out .= paragraph_text($piece) . ($joined ? '' : "\n");
        }
    }
    return $out;
}

1;
