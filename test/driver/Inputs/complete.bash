# complete.bash FILE: reads the completion in FILE and says what it gives for some lines,
# split as bash splits them.
. "$1"
complete -p heddle
complete_line() {
  local IFS=' '
  echo "$*:"
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _heddle
  ((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}" | cat
}
complete_line heddle ch
complete_line heddle cache ''
complete_line heddle explain lock
complete_line heddle check --for
complete_line heddle --conf
complete_line heddle diff --fo
complete_line heddle check --format = s
complete_line heddle check --format = sarif,git
complete_line heddle diff --format = ''
complete_line heddle --fail-on = n
complete_line heddle link --confidence =
complete_line heddle --checks = heddle-lock-order,heddle-double-l
complete_line heddle -p ''
complete_line heddle --baseline = k
complete_line heddle extract -- k
complete_line heddle -j ''
echo end
