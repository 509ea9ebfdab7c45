# Warnings, hardening and sanitizers that every target gets.
include(CheckCCompilerFlag)
check_c_compiler_flag(-fcf-protection DS_HAS_CF_PROTECTION) # x86 alone
check_c_compiler_flag(-fstack-clash-protection DS_HAS_STACK_CLASH_PROTECTION)

function(ds_warnings target)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-unused-parameter
        -Wformat=2 -Werror=format-security
        -fstack-protector-strong
        $<$<BOOL:${DS_HAS_CF_PROTECTION}>:-fcf-protection>
        $<$<BOOL:${DS_HAS_STACK_CLASH_PROTECTION}>:-fstack-clash-protection>
        -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.) # the same binary wherever it is built
    target_compile_definitions(${target} PRIVATE
        G_LOG_DOMAIN="dossier" G_DISABLE_DEPRECATED
        DOSSIER_VERSION="${PROJECT_VERSION}"
        _GNU_SOURCE)
    # It needs an optimising compiler, and sanitizers see more without it.
    target_compile_options(${target} PRIVATE
        $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>)
    if(DOSSIER_SANITIZE)
        target_compile_options(${target} PRIVATE -fsanitize=${DOSSIER_SANITIZE}
            -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
        target_link_options(${target} PRIVATE -fsanitize=${DOSSIER_SANITIZE})
    endif()
    get_target_property(type ${target} TYPE)
    if(type MATCHES "EXECUTABLE|SHARED_LIBRARY")
        target_link_options(${target} PRIVATE -Wl,-z,relro,-z,now,-z,noexecstack)
    endif()
endfunction()
