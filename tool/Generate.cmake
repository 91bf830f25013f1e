# Run as a script: -DHEDDLE=… -DTO=…. The manual page and the completions of shells, which
# heddle itself writes, into the folder TO.
file(MAKE_DIRECTORY "${TO}")
foreach(pair "man=heddle.1" "bash=heddle" "zsh=_heddle" "fish=heddle.fish")
  string(REPLACE "=" ";" pair "${pair}")
  list(GET pair 0 kind)
  list(GET pair 1 file)
  execute_process(COMMAND "${HEDDLE}" "--generate=${kind}" OUTPUT_FILE "${TO}/${file}"
    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
