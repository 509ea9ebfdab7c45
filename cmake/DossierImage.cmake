# The lists of a language as they are compiled at load, written by a program that is built first and read
# where they lie in the program's data (src/base/image.c). lang/ stays the source: a build for another
# machine, which cannot run that program, has no image, and compiles the lists itself, as it does for a
# user's data.
function(ds_image language)
    set(DS_IMAGE_SOURCE ${PROJECT_BINARY_DIR}/image.S)
    set(DS_IMAGE_SOURCE ${DS_IMAGE_SOURCE} PARENT_SCOPE)
    set(image ${PROJECT_BINARY_DIR}/${language}.image)
    if(CMAKE_CROSSCOMPILING)
        file(WRITE ${image} "")
    else()
        get_property(libs GLOBAL PROPERTY DS_LIBS)
        add_executable(lang-image ${PROJECT_SOURCE_DIR}/cmake/lang_image.c ${DS_DATA_SOURCE}
            $<TARGET_OBJECTS:ds-base> $<TARGET_OBJECTS:ds-pack> $<TARGET_OBJECTS:ds-corpus> $<TARGET_OBJECTS:ds-extract>)
        target_include_directories(lang-image PRIVATE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
        target_link_libraries(lang-image PRIVATE ${libs} m)
        ds_warnings(lang-image)
        add_custom_command(OUTPUT ${image} COMMAND ${CMAKE_COMMAND} -E env --unset=DOSSIER_DATA
            $<TARGET_FILE:lang-image> ${language} ${image} DEPENDS lang-image VERBATIM)
    endif()
    file(CONFIGURE OUTPUT ${DS_IMAGE_SOURCE} @ONLY CONTENT
"    .section .rodata
    .balign 16
    .global ds_image_bytes
    .hidden ds_image_bytes
ds_image_bytes:
    .incbin \"@image@\"
ds_image_end:
    .balign 8
    .global ds_image_n_bytes
    .hidden ds_image_n_bytes
ds_image_n_bytes:
    .quad ds_image_end - ds_image_bytes
    .section .note.GNU-stack,\"\",%progbits
")
    set_source_files_properties(${DS_IMAGE_SOURCE} PROPERTIES OBJECT_DEPENDS ${image})
endfunction()
