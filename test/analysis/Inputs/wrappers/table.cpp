#include "table.h"

port::Latch &Table::latch() { return Guard; }
Hold Table::hold() { return Hold(Guard); }

void Table::insert() {
  Hold Own(latch());
  ++Rows;
}

bool Table::tryClear() {
  if (!latch().tryEnter())
    return false;
  Rows = 0;
  latch().leave();
  return true;
}
