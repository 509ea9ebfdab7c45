# The Debian packages: dossier (program), libdossier0 (shared library, when it is built) and libdossier-dev.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "dossier")
set(CPACK_PACKAGE_CONTACT "dossier maintainers <maintainers@dossier.invalid>")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME dossier)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "briefings from folders of news articles
dossier reads a folder of news articles, Vietnamese first, and makes a
briefing that an office can print and an e-reader can open: a summary, a
chronology, key quotes, institutions and people, gaps and conflicts, as PDF,
EPUB, HTML and JSON. Every item leads to its sentence. It needs no network.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdossier-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(libraries libglib2.0-dev libjson-glib-dev libxml2-dev libzip-dev libdeflate-dev nettle-dev
    libpango1.0-dev libfontconfig-dev libcairo2-dev libharfbuzz-dev)
list(JOIN libraries ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS)
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "briefings from folders of news articles: development files
The library behind dossier: it reads news articles, Vietnamese first, and
makes briefings of them as PDF, EPUB, HTML and JSON. These are its headers,
the static library and what pkg-config needs.")

if(BUILD_SHARED_LIBS)
    list(APPEND CPACK_COMPONENTS_ALL library)
    set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libdossier0)
    set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
    set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "briefings from folders of news articles: library
The library behind dossier: it reads news articles, Vietnamese first, and
makes briefings of them as PDF, EPUB, HTML and JSON.")
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}) # the program needs the library built here
    set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/cmake/deb/triggers)
    set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
    set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
    set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
    set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS library)
    set(CPACK_COMPONENT_PROGRAM_DEPENDS library)
endif()

set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/deb/policy.cmake)
set(DOSSIER_DEB_VERSION ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
configure_file(cmake/deb/changelog.in ${PROJECT_BINARY_DIR}/deb/changelog @ONLY)
set(CPACK_DOSSIER_CHANGELOG ${PROJECT_BINARY_DIR}/deb/changelog)
include(CPack)
