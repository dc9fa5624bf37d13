{
  "targets": [
    {
      "target_name": "nacre",
      "sources": ["<!@(node -p \"require('node:fs').readdirSync('native',{recursive:true}).filter(f=>f.endsWith('.cc')&&!f.endsWith('_test.cc')&&!f.endsWith('_fuzz.cc')).sort().map(f=>'native/'+f).join(' ')\")"],
      "include_dirs": ["native"],
      "defines": ["NAPI_VERSION=9"],
      "cflags!": ["-fno-exceptions"],
      "cflags_cc!": ["-fno-exceptions", "-std=gnu++17", "-std=gnu++20"],
      "cflags_cc": [
        "-std=c++20", "-O3", "-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Wmissing-declarations",
        # A newer compiler's new warning must not keep a user from installing; `npm run check` sets this.
        "<!(node -p \"process.env.NACRE_WARNINGS_AS_ERRORS ? '-Werror' : '-Wno-error'\")",
        # g++ 12 sees overlapping copies in the inlined operator+ of std::string (GCC bug 105651).
        "-Wno-restrict",
        # Where a value's representation is chosen by a tag, it takes an inlined atomic load for one out of bounds.
        "-Wno-stringop-overflow",
        "-fvisibility=hidden"
      ],
      "xcode_settings": {
        "CLANG_CXX_LANGUAGE_STANDARD": "c++20",
        "GCC_ENABLE_CPP_EXCEPTIONS": "YES",
        "MACOSX_DEPLOYMENT_TARGET": "12.0"
      }
    }
  ]
}
