# cmake --install, and the Debian packages of the program and of the development files.
install(TARGETS dossier-program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(TARGETS libdossier
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT program NAMELINK_COMPONENT development
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY include/dossier DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
configure_file(cmake/dossier.pc.in ${PROJECT_BINARY_DIR}/dossier.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/dossier.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program FILES_MATCHING PATTERN "*.1")
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 COMPONENT program FILES_MATCHING PATTERN "*.5")
install(DIRECTORY contrib/systemd/ DESTINATION lib/systemd/system COMPONENT program)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

# Completions come from the program's own tables.
set(completions
    "bash ${CMAKE_INSTALL_DATADIR}/bash-completion/completions dossier"
    "zsh ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions _dossier"
    "fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d dossier.fish")
foreach(row IN LISTS completions)
    separate_arguments(row)
    list(GET row 0 shell)
    list(GET row 1 folder)
    list(GET row 2 name)
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/completions/${shell}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/completions
        COMMAND dossier-program completions ${shell} > ${PROJECT_BINARY_DIR}/completions/${shell}
        DEPENDS dossier-program VERBATIM)
    list(APPEND completion_files ${PROJECT_BINARY_DIR}/completions/${shell})
    install(FILES ${PROJECT_BINARY_DIR}/completions/${shell} DESTINATION ${folder} RENAME ${name} COMPONENT program)
endforeach()
add_custom_target(completions DEPENDS ${completion_files})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "dossier")
set(CPACK_PACKAGE_CONTACT "dossier maintainers <maintainers@dossier.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "briefings from folders of news articles")
set(CPACK_PACKAGE_DESCRIPTION "dossier reads a folder of news articles, Vietnamese first, and makes a briefing:
 summary, chronology, key quotes, institutions and people, gaps and conflicts,
 as PDF, EPUB and JSON. It works without a network.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME dossier)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdossier-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libglib2.0-dev")
include(CPack)
