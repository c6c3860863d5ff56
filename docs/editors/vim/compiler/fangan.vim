" Vim compiler file for fangan (方案).
"
" Copy it to ~/.vim/compiler/, then in a plan file:
"   :compiler fangan
"   :make            checks the file; :copen lists the findings
"   :make --fix      mends what is safe to mend

if exists('current_compiler')
  finish
endif
let current_compiler = 'fangan'

if exists(':CompilerSet') != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=fangan\ check\ --format\ short\ $*\ %:S
CompilerSet errorformat=%f:%l:%v:\ %trror:\ %m,%f:%l:%v:\ %tarning:\ %m,%f:\ %trror:\ %m,%f:\ %tarning:\ %m
