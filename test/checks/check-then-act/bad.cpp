// RUN: %check_heddle %s check-then-act
//
// What is wrong, in its smallest form.

void bad_smallest() {} // heddle: check-then-act
