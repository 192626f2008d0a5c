# For people with Debian's clang-19 tools: `format` rewrites the sources after .clang-format,
# `tidy` runs .clang-tidy over them. The test lint.format checks without writing.
foreach(folder corpus parser extract index tools tests)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.h ${PROJECT_SOURCE_DIR}/${folder}/*.cc)
  list(APPEND style_sources ${found})
endforeach()
find_program(CLANG_FORMAT clang-format-19)
if(CLANG_FORMAT)
  add_custom_target(format COMMAND ${CLANG_FORMAT} -i ${style_sources} VERBATIM)
endif()
find_program(CLANG_TIDY clang-tidy-19)
find_program(RUN_CLANG_TIDY run-clang-tidy-19)
if(CLANG_TIDY AND RUN_CLANG_TIDY)
  add_custom_target(tidy VERBATIM COMMAND ${RUN_CLANG_TIDY} -quiet -clang-tidy-binary ${CLANG_TIDY}
    -p ${PROJECT_BINARY_DIR} "/(corpus|parser|extract|index|tools)/[a-z_0-9]*[.]cc$")
endif()
