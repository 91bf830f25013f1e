// RUN: %check_heddle %s torn-invariant
//
// What is right and looks the same: nothing is reported.

void ok_smallest() {}
