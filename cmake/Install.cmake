# What 'cmake --install' lays down, in GNUInstallDirs' places: the program and the
# clang-tidy plugin, the manual page and the completions, licence and documentation,
# and the CMake package (find_package(Heddle), heddle_add_check). Nothing that is
# installed names the folder it was built in, so that the tree can be moved.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS heddle RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
# The two lie side by side: the one finds the other by that.
install(TARGETS heddle-tidy heddle-tidy-module LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")

set(told "${CMAKE_BINARY_DIR}/tool/told")
install(FILES "${told}/heddle.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${told}/heddle" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${told}/_heddle" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES "${told}/heddle.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# As they lie in the source tree, so that their links lead somewhere.
install(FILES README.md CHANGELOG.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
# Where Debian looks for it.
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright)
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Heddle")
set(heddle_program "${CMAKE_INSTALL_BINDIR}/heddle")
set(heddle_plugin "${CMAKE_INSTALL_LIBDIR}/libheddle-tidy.so")
configure_package_config_file(cmake/HeddleConfig.cmake.in "${CMAKE_BINARY_DIR}/HeddleConfig.cmake"
  INSTALL_DESTINATION "${package_dir}" PATH_VARS heddle_program heddle_plugin)
write_basic_package_version_file("${CMAKE_BINARY_DIR}/HeddleConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES "${CMAKE_BINARY_DIR}/HeddleConfig.cmake"
  "${CMAKE_BINARY_DIR}/HeddleConfigVersion.cmake" cmake/HeddleAddCheck.cmake
  DESTINATION "${package_dir}")
