# complete.zsh FILE: runs the completion in FILE for some lines and says what it asks of
# zsh's own functions.
file=$1
_arguments() { print -rl -- "$@" }
_describe() { local each; for each in ${(P)4}; do print -r -- "describe: $each"; done }
complete_line() {
  local -a words=("$@")
  local CURRENT=$#
  print -r -- "$*:"
  source $file
}
complete_line heddle c
complete_line heddle check --f
complete_line heddle cache ''
complete_line heddle --f
