// RUN: %check_heddle %s split-critical-section
//
// What is wrong, in its smallest form.

void bad_smallest() {} // heddle: split-critical-section
