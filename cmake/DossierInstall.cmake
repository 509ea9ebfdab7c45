# cmake --install: the program, the library and what programs that use it need.
install(TARGETS dossier-program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(TARGETS libdossier ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
if(BUILD_SHARED_LIBS)
    install(TARGETS libdossier-shared
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development)
endif()
install(DIRECTORY include/dossier DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
# The prefix is found from where the file lies: the tree may be moved, or packed for another place.
file(RELATIVE_PATH DOSSIER_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" DOSSIER_PC_TO_PREFIX "${DOSSIER_PC_TO_PREFIX}")
configure_file(cmake/dossier.pc.in ${PROJECT_BINARY_DIR}/dossier.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/dossier.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program FILES_MATCHING PATTERN "*.1")
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 COMPONENT program FILES_MATCHING PATTERN "*.5")
install(DIRECTORY contrib/systemd/ DESTINATION lib/systemd/system COMPONENT program)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libdossier-dev COMPONENT development)

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
add_custom_target(completions ALL DEPENDS ${completion_files})
