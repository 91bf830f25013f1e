#include "table.h"

void Index::add(Table &T) {
  Hold Own(Guard);
  ++Keys;
  T.insert();
}

void Index::rebuild(Table &T) {
  auto Rows = T.hold();
  Guard.enter();
  Keys = T.Rows;
  Guard.leave();
}
