package Fangan::Examples;

# The examples of the catalogue, as `fangan explain` shows them.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use Exporter qw(import);
use Fangan;

our @EXPORT_OK = qw(as_plan examples);

# An example is a whole file, a part of front matter, or text.
sub as_plan {
    my ($example) = @_;
    return $example if $example =~ /^(?:---\n|# )/;
    my $is_front = $example =~ /^[\p{Han}a-z]+: /;
    my $front = $is_front ? "$example\n" : '';
    $front .= "标题: 关于开展读书活动的实施方案\n" unless $front =~ /^(?:标题|title):/m;
    $front .= "文种: 实施方案\n" unless $front =~ /^(?:文种|kind):/m;
    return "---\n$front---\n\n" . ($is_front ? "为推动全民阅读，制定本方案。\n" : "$example\n");
}

# By code: {wrong => ..., right => ...}; right is undef where there is none.
sub examples {
    my %examples;
    my ($list) = fangan('explain', '--lang', 'zh');
    for my $code ($list =~ /^([A-Z]\d{3}) /mg) {
        my $page = decode_utf8((fangan('explain', '--lang', 'zh', '--format', 'markdown', $code))[0]);
        my ($wrong, $right) = $page =~ /^```markdown\n(.*?)\n```$/smg;
        $examples{$code} = {wrong => $wrong // '', right => $right};
    }
    return %examples;
}

1;
