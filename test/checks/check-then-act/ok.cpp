// RUN: %check_heddle %s check-then-act
//
// What is right and looks the same: nothing is reported.

void ok_smallest() {}
