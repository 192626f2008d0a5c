# The folding table of index/fold.h: written by a program of its own, so that neither a start of
# liye nor the extension needs ICU for it.
file(GLOB fold_lists CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/index/fold/*.tsv)
set(fold_table ${PROJECT_BINARY_DIR}/fold_table.cc)
add_executable(liye_fold_table index/fold_table_main.cc corpus/utf8.cc)
target_include_directories(liye_fold_table PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(liye_fold_table PRIVATE PkgConfig::liye_icu)
add_custom_command(OUTPUT ${fold_table}
  COMMAND liye_fold_table ${fold_table} ${fold_lists} DEPENDS liye_fold_table ${fold_lists} VERBATIM)
target_sources(liye_index PRIVATE ${fold_table})
