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

# The tokenizer as a loadable extension: liye_fts5.so for the sqlite3 shell, Python and others.
# It calls SQLite through the table that the loading program hands over, and links to nothing of ours.
add_library(liye_fts5 MODULE index/fts5_extension_main.cc index/fts5_tokenizer.cc index/tokenizer.cc index/fold.cc
  corpus/utf8.cc ${fold_table})
set_target_properties(liye_fts5 PROPERTIES PREFIX "" CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
target_include_directories(liye_fts5 PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_definitions(liye_fts5 PRIVATE LIYE_EXTENSION)
