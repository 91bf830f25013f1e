# heddle_add_check(NAME TARGETS target…
#   [CHECKS glob…] [CONFIDENCE level] [FAIL_ON level] [BASELINE file] [SINCE rev]
#   [ARGUMENTS argument…])
#
# A target NAME, which fails on a finding in the sources of the targets, taken
# together as one program, and when one of them could not be analysed. Where tests are
# on, a test NAME with the label 'heddle' does the same. The targets are built
# before, since their generated headers are needed. The commands are those of
# compile_commands.json, and relative names of files begin at the current source folder;
# ARGUMENTS go to 'heddle check' as they are.
include_guard(GLOBAL)
cmake_policy(VERSION 3.20)

# Sets OUT to the target that TARGET means, or ends with why it cannot be checked.
function(_heddle_checkable check target out)
  if(NOT TARGET "${target}")
    message(FATAL_ERROR "heddle_add_check(${check}): there is no target '${target}' yet")
  endif()
  get_target_property(real "${target}" ALIASED_TARGET)
  if(real)
    set(target "${real}")
  endif()
  get_target_property(imported "${target}" IMPORTED)
  get_target_property(type "${target}" TYPE)
  if(imported OR NOT type MATCHES "^(EXECUTABLE|(STATIC|SHARED|MODULE|OBJECT)_LIBRARY)$")
    message(FATAL_ERROR "heddle_add_check(${check}): nothing is compiled for '${target}'")
  endif()
  get_target_property(exported "${target}" EXPORT_COMPILE_COMMANDS)
  if(NOT exported)
    message(FATAL_ERROR "heddle_add_check(${check}): compile_commands.json has no '${target}'; \
set CMAKE_EXPORT_COMPILE_COMMANDS to ON before this target is made")
  endif()
  get_target_property(unity "${target}" UNITY_BUILD)
  if(unity)
    message(FATAL_ERROR "heddle_add_check(${check}): '${target}' is a unity build, and \
compile_commands.json has none of its sources; set UNITY_BUILD to OFF")
  endif()
  set(${out} "${target}" PARENT_SCOPE)
endfunction()

# Sets OUT to the sources of TARGET that are compiled, a quoted name on each line.
function(_heddle_sources target out)
  set(endings ${CMAKE_C_SOURCE_FILE_EXTENSIONS} ${CMAKE_CXX_SOURCE_FILE_EXTENSIONS})
  string(REPLACE "+" "\\+" endings "${endings}")
  list(JOIN endings "|" endings)
  set(compiled "\\.(${endings})$")
  get_target_property(sources "${target}" SOURCES)
  get_target_property(folder "${target}" SOURCE_DIR)
  get_target_property(built "${target}" BINARY_DIR)
  set(lines "")
  set(later "")
  foreach(source IN LISTS sources)
    if(source MATCHES "\\$<")
      list(APPEND later "${source}")
      continue()
    elseif(NOT source MATCHES "${compiled}")
      continue()
    endif()
    get_source_file_property(header "${source}" TARGET_DIRECTORY "${target}" HEADER_FILE_ONLY)
    if(header)
      continue()
    endif()
    if(NOT IS_ABSOLUTE "${source}" AND NOT EXISTS "${folder}/${source}")
      set(source "${built}/${source}") # what a command will make there
    endif()
    get_filename_component(source "${source}" ABSOLUTE BASE_DIR "${folder}")
    string(APPEND lines "\"${source}\"\n")
  endforeach()
  if(later)
    # Only the generator knows these.
    set(later "$<FILTER:${later},INCLUDE,${compiled}>")
    set(absolute "$<FILTER:${later},INCLUDE,^/>")
    set(relative "$<FILTER:${later},EXCLUDE,^/>")
    string(APPEND lines
      "$<$<BOOL:${absolute}>:\"$<JOIN:${absolute},\"\n\">\">\n"
      "$<$<BOOL:${relative}>:\"${folder}/$<JOIN:${relative},\"\n\"${folder}/>\">\n")
  endif()
  set(${out} "${lines}" PARENT_SCOPE)
endfunction()

# At the end of the folder that adds the check, when all sources are known.
function(_heddle_write_sources check file targets)
  set(content "")
  foreach(target IN LISTS targets)
    _heddle_sources("${target}" lines)
    string(APPEND content "${lines}")
  endforeach()
  if(NOT content MATCHES "\"")
    # Without a name, heddle would take all that the database has.
    message(FATAL_ERROR "heddle_add_check(${check}): no C or C++ source in '${targets}'")
  endif()
  file(GENERATE OUTPUT "${file}" CONTENT "${content}")
endfunction()

function(heddle_add_check check)
  cmake_parse_arguments(PARSE_ARGV 1 arg ""
    "CONFIDENCE;FAIL_ON;BASELINE;SINCE" "TARGETS;CHECKS;ARGUMENTS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "heddle_add_check(${check}): '${arg_UNPARSED_ARGUMENTS}' is not understood")
  endif()
  if(NOT arg_TARGETS)
    message(FATAL_ERROR "heddle_add_check(${check}): TARGETS are missing")
  endif()
  if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(FATAL_ERROR "heddle_add_check(${check}): '${CMAKE_GENERATOR}' writes no \
compile_commands.json; use Ninja or Makefiles")
  endif()
  set(targets "")
  foreach(target IN LISTS arg_TARGETS)
    _heddle_checkable("${check}" "${target}" target)
    list(APPEND targets "${target}")
  endforeach()

  set(command check -p "${CMAKE_BINARY_DIR}")
  if(arg_CHECKS)
    list(JOIN arg_CHECKS "," globs)
    list(APPEND command "--checks=${globs}")
  endif()
  if(arg_CONFIDENCE)
    list(APPEND command "--confidence=${arg_CONFIDENCE}")
  endif()
  if(arg_FAIL_ON)
    list(APPEND command "--fail-on=${arg_FAIL_ON}")
  endif()
  if(arg_BASELINE)
    get_filename_component(baseline "${arg_BASELINE}" ABSOLUTE)
    list(APPEND command "--baseline=${baseline}")
  endif()
  if(arg_SINCE)
    list(APPEND command "--since=${arg_SINCE}")
  endif()
  list(APPEND command ${arg_ARGUMENTS})

  list(JOIN arg_TARGETS ", " names)
  # A list of its own, since a command line has an end.
  set(list "${CMAKE_CURRENT_BINARY_DIR}/heddle/$<CONFIG>/${check}.rsp")
  cmake_language(EVAL CODE
    "cmake_language(DEFER CALL _heddle_write_sources [[${check}]] [[${list}]] [[${targets}]])")
  add_custom_target("${check}" COMMAND Heddle::heddle ${command} "@${list}"
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" USES_TERMINAL VERBATIM
    COMMENT "heddle looks at ${names}")
  add_dependencies("${check}" ${targets})
  if(BUILD_TESTING OR NOT DEFINED BUILD_TESTING)
    add_test(NAME "${check}" COMMAND Heddle::heddle ${command} "@${list}"
      WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    set_tests_properties("${check}" PROPERTIES LABELS heddle)
  endif()
endfunction()
