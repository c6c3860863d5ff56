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
CompilerSet errorformat=%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%f:\ %trror:\ %m,%f:\ %tarning:\ %m

" fangan counts characters, %c counts bytes: made bytes before the first jump.
function! s:CountBytes() abort
  if get(b:, 'current_compiler', '') !=# 'fangan'
    return
  endif
  let l:items = getqflist()
  for l:item in l:items
    if l:item.bufnr > 0 && l:item.col > 1
      call bufload(l:item.bufnr)
      let l:line = get(getbufline(l:item.bufnr, l:item.lnum), 0, '')
      let l:item.col = byteidx(l:line, l:item.col - 1) + 1
    endif
  endfor
  call setqflist([], 'r', {'items': l:items})
endfunction

augroup fangan_compiler
  autocmd!
  autocmd QuickFixCmdPost make call s:CountBytes()
augroup END
