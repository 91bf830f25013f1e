# heddle_embed_yaml(TARGET DIR)
#
# Compiles the text of every *.yaml in DIR into TARGET, as the definition of
# catalog::builtinFiles(). Run as a script (-DDIR=… -DOUT=…) it writes that
# source; a byte of the input is a byte of the binary.

if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB files "${DIR}/*.yaml")
  list(SORT files)
  set(text "// Written by cmake/EmbedYaml.cmake from lib/Catalog/data.\n")
  string(APPEND text "#include \"Catalog/BuiltinFiles.h\"\n\nnamespace heddle::catalog {\n\n")
  set(rows "")
  foreach(f ${files})
    get_filename_component(name "${f}" NAME)
    file(READ "${f}" content HEX)
    string(LENGTH "${content}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "(................................)" "\\1\n" content "${content}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," content "${content}")
    string(MAKE_C_IDENTIFIER "${name}" id)
    string(APPEND text "static const char Text_${id}[] = {\n${content}'\\0'};\n")
    string(APPEND rows "    {\"${name}\", {Text_${id}, ${size}}},\n")
  endforeach()
  string(APPEND text "\nllvm::ArrayRef<BuiltinFile> builtinFiles() {\n"
    "  static constexpr BuiltinFile All[] = {\n${rows}  };\n  return All;\n}\n\n"
    "} // namespace heddle::catalog\n")
  file(WRITE "${OUT}" "${text}")
  return()
endif()

set(HEDDLE_EMBED_YAML "${CMAKE_CURRENT_LIST_FILE}")

function(heddle_embed_yaml target dir)
  file(GLOB files CONFIGURE_DEPENDS "${dir}/*.yaml")
  set(out "${CMAKE_BINARY_DIR}/generated/${target}BuiltinFiles.cpp")
  add_custom_command(OUTPUT "${out}"
    COMMAND "${CMAKE_COMMAND}" "-DDIR=${dir}" "-DOUT=${out}" -P "${HEDDLE_EMBED_YAML}"
    DEPENDS ${files} "${HEDDLE_EMBED_YAML}"
    COMMENT "embedding the catalogue" VERBATIM)
  target_sources(${target} PRIVATE "${out}")
endfunction()
