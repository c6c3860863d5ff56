#!/usr/bin/perl
# What docs/editors has for editors, tried on what check really prints.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/editors';
mkdir $dir;
spew("$dir/方 案.md", encode_utf8(<<'PLAN'));
---
文种: 通知
标题: 关于开展读书活动的通知
---

坚持服务读者,营造良好风气。

𠮷祥街道负责组织 领导。
PLAN
my @files = map { encode_utf8($_) } '方 案.md', '没有.md';
my ($out) = fangan({dir => $dir}, 'check', '--lang', 'en', '--format', 'short', @files);
my @lines = split /\n/, decode_utf8($out);
cmp_ok(scalar @lines, '>=', 3, 'there is something to match');

# -- VS Code ------------------------------------------------------------------
my $tasks = slurp(top() . '/docs/editors/vscode/tasks.json');
$tasks =~ s{^\s*//.*$}{}mg;
my ($task) = @{decode_json($tasks)->{tasks}};
my $pattern = $task->{problemMatcher}{pattern};
my @matched;
for my $line (@lines) {
    my @group = $line =~ /$pattern->{regexp}/ or next;
    push @matched, {map { $_ => $group[$pattern->{$_} - 1] } grep { $_ ne 'regexp' } keys %$pattern};
}
is(scalar @matched, scalar @lines, 'VS Code: every line is matched');
my ($comma) = grep { $_->{code} eq 'L001' } @matched;
is_deeply($comma, {file => '方 案.md', line => 6, column => 7, severity => 'warning', code => 'L001',
    message => '“,” is a half-width mark; write “，”'}, 'VS Code: and read as it is meant');
my ($nowhere) = grep { $_->{code} eq 'I001' } @matched;
ok(!defined $nowhere->{line}, 'VS Code: a finding without a place has a file alone');

# -- Vim ----------------------------------------------------------------------
SKIP: {
    skip 'vim is not there', 2 if system('command -v vim >/dev/null') != 0;
    my $compiler = top() . '/docs/editors/vim';
    my $bin = scratch() . '/bin';
    mkdir $bin;
    symlink $ENV{FANGAN}, "$bin/fangan";
    spew("$dir/try.vim", encode_utf8(<<"VIM"));
set nocompatible encoding=utf-8
set runtimepath+=$compiler
edit 方\\ 案.md
compiler fangan
silent make --lang=en
let found = [bufname('%') . ':' . line('.') . ':' . charcol('.')]
cnext
let found += [bufname('%') . ':' . line('.') . ':' . charcol('.')]
for item in getqflist()
  let found += [item.type . ' ' . item.text]
endfor
call writefile(found, 'found')
quitall!
VIM
    run({dir => $dir, seconds => 30, env => {PATH => "$bin:$ENV{PATH}", FANGAN_DATA => $ENV{FANGAN_DATA} // ''}},
        'vim', '-es', '-u', 'NONE', '-S', 'try.vim');
    my @found = -e "$dir/found" ? split /\n/, decode_utf8(slurp("$dir/found")) : ();
    is_deeply([@found[0, 1]], ['方 案.md:6:7', '方 案.md:8:8'], 'Vim: :make and :cnext go to the character');
    is_deeply([grep { /^w / } @found[2 .. $#found]], ['w “,” is a half-width mark; write “，” [L001]',
        'w needless blank: “织 领” [L016]'], 'Vim: every finding is in the list');
}
done_testing();
