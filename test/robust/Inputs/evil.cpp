// Leaves a trace when it is loaded.
#include <cstdio>
#include <cstdlib>

__attribute__((constructor)) static void loaded() {
  if (const char *Trace = std::getenv("HEDDLE_EVIL"))
    if (FILE *F = std::fopen(Trace, "w"))
      std::fclose(F);
}
