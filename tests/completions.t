#!/usr/bin/perl
# Completion scripts: each shell is asked what it offers behind the beginning
# of a line.
use strict;
use warnings;
use utf8;
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/completions';
mkdir $_ for $dir, "$dir/sub", "$dir/bin", "$dir/home";
spew("$dir/plan.md", '');
symlink $ENV{FANGAN}, "$dir/bin/fangan" or die;
my %in = (dir => $dir, env => {
    PATH => "$dir/bin:$ENV{PATH}", HOME => "$dir/home", XDG_DATA_HOME => "$dir/home", XDG_CONFIG_HOME => "$dir/home",
    XDG_CACHE_HOME => "$dir/home", FANGAN_DATA => top()});

sub there { return system("command -v $_[0] >/dev/null 2>&1") == 0 }

my (undef, undef, $status) = fangan('completions', 'tcsh');
is($status, 2, 'an unknown shell');

# What stands behind a line, for every shell: [LINE, WHAT IS OFFERED...]
my @cases = (
    ['fangan che', 'check'],
    ['fangan check --format j', 'json'],
    ['fangan check -f s', 'sarif', 'short'],
    ['fangan check --format=j', 'json'],
    ['fangan check --select S001', 'S001'],
    ['fangan check pl', 'plan.md'],
    ['fangan build -t ', 'docx', 'docx,pdf', 'pages', 'pdf'],
    ['fangan build --to p', 'pages', 'pdf'],
    ['fangan build -o su', 'sub/'],
    ['fangan build --timeo', '--timeout'],
    ['fangan watch -t d', 'docx', 'docx,pdf'],
    ['fangan new let', 'letter'],
    ['fangan new --from pl', 'plan.md'],
    ['fangan new --years ', ()],
    ['fangan help pr', 'profile'],
    ['fangan explain S001 A010', 'A010'],
    ['fangan templates a', 'add'],
    ['fangan completions ', 'bash', 'fish', 'zsh'],
);

# -- bash ----------------------------------------------------------------------
# COMP_WORDS as bash fills it: = and : part words.
sub bash_words {
    my ($line) = @_;
    return map { "'$_'" } map { length ? grep { length } split /([=:])/ : '' } split / /, $line, -1;
}
my ($script) = fangan('completions', 'bash');
sub bash_offers {
    my ($line) = @_;
    my @words = bash_words($line);
    my ($out) = run({%in, stdin => $script . <<"BASH"}, 'bash');
compopt() { files=yes; }
COMP_WORDS=(@words); COMP_CWORD=$#words
_fangan_files=; eval "\$(declare -f _fangan | sed 's/compopt -o default/_fangan_files=yes/')"
_fangan
[ -z "\$_fangan_files" ] || COMPREPLY+=(\$(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
printf '%s\\n' "\${COMPREPLY[\@]}"
BASH
    return sort map { -d "$dir/$_" ? "$_/" : $_ } grep { length } split /\n/, $out;
}
sub offers {
    my ($shell, $ask) = @_;
    for my $case (@cases) {
        my ($line, @want) = @$case;
        is_deeply([$ask->($line)], [sort @want], "$shell completes “$line”");
    }
}
offers('bash', \&bash_offers);
is_deeply([bash_offers('./fangan exp')], ['explain'], 'by a path, too');
is_deeply([bash_offers('fangan check --fix=')], ['all'], 'a value that may be left out is offered behind =');
is_deeply([bash_offers('fangan check --fix pl')], ['plan.md'], 'without = a file follows');
is_deeply([bash_offers('fangan new pl')], [], 'a template is no file');

# -- fish ----------------------------------------------------------------------
SKIP: {
    skip 'fish is not there', scalar @cases if !there('fish');
    spew("$dir/fangan.fish", (fangan('completions', 'fish', '--lang', 'en'))[0]);
    offers('fish', sub {
        my ($out) = run(\%in, 'fish', '-c', "source fangan.fish; complete -C '$_[0]'");
        return sort map { s/\t.*//r =~ s/^--format=//r } split /\n/, $out;
    });
}

# -- zsh -----------------------------------------------------------------------
# zsh completes on a terminal only, which zpty is; what compadd gets is told.
my $init = <<'ZSH';
PROMPT=; fpath=($PWD $fpath)
autoload compinit; compinit -u -D
bindkey '^I' complete-word
mark() { print -r -- $'\n<offers>' }
leave() { exit }
compprefuncs=(mark) comppostfuncs=(mark leave)
compadd() {
    if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
        local -a hits
        builtin compadd -A hits "$@"
        (( $#hits )) && print -rl -- $hits
    fi
    builtin compadd "$@"
}
ZSH
my $ask = <<'ZSH';
zmodload zsh/zpty
zpty asked zsh -f -i
zpty -w asked 'source ./.init.zsh; print READ''Y'
zpty -r -m asked seen '*READY*' || exit 1
zpty -n -w asked "$1"$'\t'
while zpty -r asked text; do print -rn -- "$text"; done
ZSH
SKIP: {
    skip 'zsh is not there', 1 + @cases if !there('zsh');
    spew("$dir/_fangan", (fangan('completions', 'zsh', '--lang', 'en'))[0]);
    spew("$dir/.init.zsh", $init);
    spew("$dir/.ask.zsh", $ask);
    is((run('zsh', '-n', "$dir/_fangan"))[2], 0, 'zsh reads its completions, apostrophes included');
    unlink "$dir/fangan.fish";
    my ($try) = run(\%in, 'zsh', '-f', '.ask.zsh', 'fangan che');
    skip 'zsh has no terminal here', scalar @cases if $try !~ /<offers>/;
    offers('zsh', sub {
        my ($out) = run(\%in, 'zsh', '-f', '.ask.zsh', $_[0]);
        my ($told) = $out =~ /<offers>\r?\n(.*?)<offers>/s;
        return sort map { -d "$dir/$_" ? "$_/" : $_ } grep { length } split /\r?\n/, $told // '';
    });
}
done_testing();
