# The Debian package of the command for offices without a network: `cpack -G DEB` in a build
# directory. It holds the component runtime only; its Depends come from dpkg-shlibdeps.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME liye)
set(CPACK_PACKAGE_CONTACT "The liye developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads Chinese government documents into a knowledge base")
set(CPACK_PACKAGE_DESCRIPTION
"liye finds where each document of a file begins and how its clauses nest,
extracts document numbers, deadlines, sums of money, responsible units and
references, and stores it all in one SQLite file with full-text search.
It answers three questions: which clause says so, who must do what by when,
and which documents are superseded.")
set(CPACK_COMPONENTS_ALL runtime)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME liye)
set(CPACK_DEBIAN_RUNTIME_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS graphviz)  # liye refs --format svg
include(CPack)
