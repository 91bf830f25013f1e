# OUTPUT: a list of {"NAME", "text"} of PAGES, for an array in C++.


set(text "")
foreach(page ${PAGES})
  get_filename_component(name "${page}" NAME_WE)
  file(READ "${page}" content)
  string(APPEND text "{\"${name}\",\n R\"PAGE(${content})PAGE\"},\n")
endforeach()
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT "@text@" @ONLY)
