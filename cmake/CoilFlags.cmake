# coil_flags: what every target of the project is compiled with. Link it PRIVATE.
add_library(coil_flags INTERFACE)
target_include_directories(coil_flags INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/include)
target_compile_definitions(coil_flags INTERFACE _GNU_SOURCE)
target_compile_options(coil_flags INTERFACE
    -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes
    # Managed exceptions unwind through C frames, and profilers and our own walker follow frame pointers.
    -fno-omit-frame-pointer -fexceptions -funwind-tables
    -fvisibility=hidden -g)
if(COIL_WERROR)
    target_compile_options(coil_flags INTERFACE -Werror)
endif()

set(coil_sanitizers "")
if(COIL_ASAN)
    list(APPEND coil_sanitizers address)
endif()
if(COIL_UBSAN)
    list(APPEND coil_sanitizers undefined)
endif()
if(COIL_TSAN)
    list(APPEND coil_sanitizers thread)
endif()
if(COIL_ASAN AND COIL_TSAN)
    message(FATAL_ERROR "COIL_ASAN and COIL_TSAN exclude each other")
endif()
if(coil_sanitizers)
    list(JOIN coil_sanitizers "," coil_sanitizers)
    target_compile_options(coil_flags INTERFACE -fsanitize=${coil_sanitizers} -fno-sanitize-recover=all)
    target_link_options(coil_flags INTERFACE -fsanitize=${coil_sanitizers})
endif()
if(COIL_FUZZ)
    if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "COIL_FUZZ needs clang: configure with -DCMAKE_C_COMPILER=clang")
    endif()
    # Libraries are instrumented; only a fuzz target itself links the driver (-fsanitize=fuzzer).
    target_compile_options(coil_flags INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(coil_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
