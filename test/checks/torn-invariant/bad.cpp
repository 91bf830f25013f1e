// RUN: %check_heddle %s torn-invariant
//
// What is wrong, in its smallest form.

void bad_smallest() {} // heddle: torn-invariant
