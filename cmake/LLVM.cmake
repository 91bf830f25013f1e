# LLVM and Clang 22 as Debian packages them.
#
# Clang's and LLVM's headers lie in one folder; it is split here by links, so
# that only those targets see Clang's that name CLANG in their dependencies.

set(llvm_inc "${CMAKE_BINARY_DIR}/include/llvm-only")
set(clang_inc "${CMAKE_BINARY_DIR}/include/clang-only")
file(MAKE_DIRECTORY "${llvm_inc}" "${clang_inc}")
foreach(d llvm llvm-c)
  file(CREATE_LINK "${HEDDLE_LLVM_PREFIX}/include/${d}" "${llvm_inc}/${d}" SYMBOLIC)
endforeach()
foreach(d clang clang-c clang-tidy)
  file(CREATE_LINK "${HEDDLE_LLVM_PREFIX}/include/${d}" "${clang_inc}/${d}" SYMBOLIC)
endforeach()
if(NOT EXISTS "${llvm_inc}/llvm/Support/Error.h")
  message(FATAL_ERROR "LLVM 22 is not in ${HEDDLE_LLVM_PREFIX}; './dev build' installs it")
endif()

# Where Clang's own headers (stddef.h …) lie; the tool checks it at start.
set(HEDDLE_RESOURCE_DIR "${HEDDLE_LLVM_PREFIX}/lib/clang/22")

add_library(heddle_llvm_headers INTERFACE)
target_include_directories(heddle_llvm_headers SYSTEM INTERFACE "${llvm_inc}")
target_compile_definitions(heddle_llvm_headers INTERFACE
  _GNU_SOURCE __STDC_CONSTANT_MACROS __STDC_FORMAT_MACROS __STDC_LIMIT_MACROS)
target_compile_options(heddle_llvm_headers INTERFACE -fno-exceptions)

add_library(heddle_clang_headers INTERFACE)
target_include_directories(heddle_clang_headers SYSTEM INTERFACE "${clang_inc}")

# Executables link exactly one of these two: both carry LLVM's global options.
# The shared libraries are named by where they lie, not by the links in LLVM's
# folder: those belong to packages for building, and a program that looks there would
# need them at run time. CMake keeps a path in the program where the loader would not
# look by itself, also when it is installed.
set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)
file(REAL_PATH "${HEDDLE_LLVM_PREFIX}/lib/libclang-cpp.so.22.1" clang_so)
file(REAL_PATH "${HEDDLE_LLVM_PREFIX}/lib/libLLVM.so.22.1" llvm_so)
add_library(heddle_llvm_shared INTERFACE)
target_link_libraries(heddle_llvm_shared INTERFACE "${clang_so}" "${llvm_so}")

add_library(heddle_llvm_support INTERFACE)
target_link_libraries(heddle_llvm_support INTERFACE
  "${HEDDLE_LLVM_PREFIX}/lib/libLLVMSupport.a" "${HEDDLE_LLVM_PREFIX}/lib/libLLVMDemangle.a"
  z zstd rt dl m pthread)
