# What `cmake --install` puts where: the command, the extension for SQLite (loaded by its path, so
# in a folder of its own) and their papers (component runtime), the
# libraries with headers, CMake targets and a pkg-config file (component development).
include(CMakePackageConfigHelpers)

install(TARGETS liye COMPONENT runtime)
install(TARGETS liye_fts5 LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/liye COMPONENT runtime)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime RENAME copyright)
install(FILES README.md README.zh-CN.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime OPTIONAL)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)
install(DIRECTORY corpus/samples DESTINATION ${CMAKE_INSTALL_DATADIR}/liye COMPONENT runtime)

foreach(folder corpus parser extract index)
  install(TARGETS liye_${folder} EXPORT liyeTargets COMPONENT development)
  install(DIRECTORY ${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/liye COMPONENT development
    FILES_MATCHING PATTERN "*.h" PATTERN lexicon EXCLUDE PATTERN samples EXCLUDE)
endforeach()

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/liye)
install(EXPORT liyeTargets NAMESPACE liye:: DESTINATION ${config_dir} COMPONENT development)
configure_package_config_file(cmake/liyeConfig.cmake.in ${PROJECT_BINARY_DIR}/liyeConfig.cmake INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/liyeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/liyeConfig.cmake ${PROJECT_BINARY_DIR}/liyeConfigVersion.cmake
  cmake/Dependencies.cmake DESTINATION ${config_dir} COMPONENT development)

# The prefix follows from where liye.pc lies, so that an install tree may be moved.
file(RELATIVE_PATH pc_to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pc_to_prefix ${pc_to_prefix})
configure_file(cmake/liye.pc.in ${PROJECT_BINARY_DIR}/liye.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/liye.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
