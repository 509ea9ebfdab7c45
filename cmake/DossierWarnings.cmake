# Warnings, hardening and sanitizers that every target gets.
function(ds_warnings target)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-unused-parameter
        -fstack-protector-strong)
    target_compile_definitions(${target} PRIVATE
        $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>
        G_LOG_DOMAIN="dossier" G_DISABLE_DEPRECATED
        DOSSIER_VERSION="${PROJECT_VERSION}"
        _GNU_SOURCE)
    if(DOSSIER_SANITIZE)
        target_compile_options(${target} PRIVATE -fsanitize=${DOSSIER_SANITIZE}
            -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
        target_link_options(${target} PRIVATE -fsanitize=${DOSSIER_SANITIZE})
    endif()
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "EXECUTABLE")
        target_link_options(${target} PRIVATE -Wl,-z,relro,-z,now)
    endif()
endfunction()
