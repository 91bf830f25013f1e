// RUN: %check_heddle %s split-critical-section
//
// What is right and looks the same: nothing is reported.

void ok_smallest() {}
