# lang/, styles/ and fonts/ travel inside the program as a GResource bundle (see src/base/data.c).
enable_language(ASM)
find_program(GLIB_COMPILE_RESOURCES glib-compile-resources REQUIRED)

file(GLOB_RECURSE data_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
    ${PROJECT_SOURCE_DIR}/lang/*.tsv ${PROJECT_SOURCE_DIR}/lang/*.ini ${PROJECT_SOURCE_DIR}/lang/*.txt
    ${PROJECT_SOURCE_DIR}/styles/*.style ${PROJECT_SOURCE_DIR}/fonts/*.ttf)
list(SORT data_files)
set(manifest "<gresources><gresource prefix=\"/dossier\">\n")
set(data_depends "")
foreach(file IN LISTS data_files)
    string(APPEND manifest "<file>${file}</file>\n")
    list(APPEND data_depends ${PROJECT_SOURCE_DIR}/${file})
endforeach()
string(APPEND manifest "</gresource></gresources>\n")
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/data.gresource.xml CONTENT "${manifest}" @ONLY)

# The assembler includes the bytes: compiling megabytes of string literals would cost more than
# the rest of the build.
set(bundle ${PROJECT_BINARY_DIR}/data.gresource)
set(DS_DATA_SOURCE ${PROJECT_BINARY_DIR}/data.S)
add_custom_command(
    OUTPUT ${bundle}
    COMMAND ${GLIB_COMPILE_RESOURCES} --sourcedir=${PROJECT_SOURCE_DIR} --target=${bundle}
        ${PROJECT_BINARY_DIR}/data.gresource.xml
    DEPENDS ${data_depends} ${PROJECT_BINARY_DIR}/data.gresource.xml
    VERBATIM)
file(CONFIGURE OUTPUT ${DS_DATA_SOURCE} @ONLY CONTENT
"    .section .rodata
    .balign 16
    .global ds_data_bundle_start
    .hidden ds_data_bundle_start
ds_data_bundle_start:
    .incbin \"@bundle@\"
    .global ds_data_bundle_end
    .hidden ds_data_bundle_end
ds_data_bundle_end:
    .byte 0
    .section .note.GNU-stack,\"\",%progbits
")
set_source_files_properties(${DS_DATA_SOURCE} PROPERTIES OBJECT_DEPENDS ${bundle})
