#include "hold.h"

Hold::Hold(port::Latch &L) : Kept(L) { Kept.enter(); }
Hold::~Hold() { Kept.leave(); }
