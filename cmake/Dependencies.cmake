# The libraries that liye's own libraries stand on; tools/packages.txt names their Debian
# packages. Installed too: liyeConfig.cmake includes this file to define the same targets.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(liye_icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(liye_libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(liye_xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(liye_re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(liye_sqlite REQUIRED IMPORTED_TARGET sqlite3)
