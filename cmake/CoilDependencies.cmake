# The libraries that coil stands on, each as one interface target: coil_llvm, coil_uv, coil_gc, coil_zlib, coil_cjson, coil_xxhash, coil_criterion (optional).
set(coil_apt_packages "")   # what is missing, by Debian name, reported in one line at the end

# LLVM 22, through its own configuration program: its CMake package would drag in every static library.
find_program(COIL_LLVM_CONFIG NAMES llvm-config-22 llvm-config)
set(coil_llvm_version "none")
if(COIL_LLVM_CONFIG)
    execute_process(COMMAND ${COIL_LLVM_CONFIG} --version OUTPUT_VARIABLE coil_llvm_version OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
if(coil_llvm_version MATCHES "^22\\.")
    execute_process(COMMAND ${COIL_LLVM_CONFIG} --includedir OUTPUT_VARIABLE coil_llvm_include OUTPUT_STRIP_TRAILING_WHITESPACE)
    execute_process(COMMAND ${COIL_LLVM_CONFIG} --libdir OUTPUT_VARIABLE coil_llvm_libdir OUTPUT_STRIP_TRAILING_WHITESPACE)
    add_library(coil_llvm INTERFACE)
    target_include_directories(coil_llvm SYSTEM INTERFACE ${coil_llvm_include})
    target_link_directories(coil_llvm INTERFACE ${coil_llvm_libdir})
    target_link_libraries(coil_llvm INTERFACE LLVM-22)
else()
    message(STATUS "LLVM 22 not found (llvm-config says: ${coil_llvm_version})")
    list(APPEND coil_apt_packages llvm-22-dev)
endif()

find_package(PkgConfig)
if(NOT PKG_CONFIG_FOUND)
    message(FATAL_ERROR "coil: pkg-config is missing; install: apt-get install pkg-config")
endif()

# coil_pkg(target module package): an interface target from a pkg-config module, or a line in the list of what is missing.
function(coil_pkg target module package)
    pkg_check_modules(${target}_pc QUIET IMPORTED_TARGET ${module})
    if(${target}_pc_FOUND)
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE PkgConfig::${target}_pc)
    elseif(package)
        set(coil_apt_packages ${coil_apt_packages} ${package} PARENT_SCOPE)
    endif()
endfunction()
coil_pkg(coil_uv libuv libuv1-dev)
coil_pkg(coil_gc bdw-gc libgc-dev)
coil_pkg(coil_zlib zlib zlib1g-dev)
coil_pkg(coil_cjson libcjson libcjson-dev)
coil_pkg(coil_xxhash libxxhash libxxhash-dev)
coil_pkg(coil_criterion criterion "")

if(coil_apt_packages)
    list(JOIN coil_apt_packages " " coil_apt_packages)
    message(FATAL_ERROR "coil: libraries are missing; install: apt-get install ${coil_apt_packages}")
endif()
# Without it bdwgc does not know of the threads that it did not create.
target_compile_definitions(coil_gc INTERFACE GC_THREADS)
if(NOT TARGET coil_criterion)
    message(STATUS "Criterion not found: no unit tests (apt-get install libcriterion-dev)")
endif()

find_package(Threads REQUIRED)
