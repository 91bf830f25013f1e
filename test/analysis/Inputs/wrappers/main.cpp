#include "table.h"
#include <thread>
#include <vector>

static void serve(Table &T, Index &I) {
  I.add(T);
  T.tryClear();
}

int main() {
  Table T;
  Index I;
  std::vector<std::thread> Servers;
  for (int N = 0; N < 4; ++N)
    Servers.emplace_back([&] { serve(T, I); });
  std::thread Rebuilder([&] { I.rebuild(T); });
  for (std::thread &S : Servers)
    S.join();
  Rebuilder.join();
}
