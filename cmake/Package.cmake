# 'cpack -G DEB' and 'cpack -G TGZ' in the build folder, or './dev package' for both.
#
# The DEB brings what it depends on: dpkg-shlibdeps finds the shared libraries, and
# Clang's own headers, without which nothing can be parsed, are named here. With the
# TGZ, docs/install.md says what to install beside it.

set(CPACK_PACKAGE_NAME heddle)
set(CPACK_PACKAGE_VENDOR "the heddle authors")
set(CPACK_PACKAGE_CONTACT "the heddle authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "finds where the threads of a C++ program can tangle")
set(CPACK_PACKAGE_DESCRIPTION
"heddle reads the sources of a C or C++ program and says where its threads can
tangle: data races and broken atomicity, sleeps used as synchronisation, deadlock,
livelock and starvation. Every finding is an interleaving that a person can follow.
.
The package has the program, a plugin for clang-tidy-22 and a CMake package.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_FILE_NAME
  "heddle-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libclang-common-22-dev")
# The headers of the C and C++ libraries; who analyses a program mostly has them.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "g++ | c++-compiler, git")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "clang-tidy-22, cmake, bear")

include(CPack)
