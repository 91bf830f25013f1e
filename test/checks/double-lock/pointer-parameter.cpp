// RUN: %check_heddle %s double-lock
//
// What a pointer parameter of a function that nobody calls points to is one object as long
// as the call lasts.

#include <memory>
#include <mutex>

struct Queue {
  std::mutex badMu, okMu;
  int Size = 0;
};

static int badSize(Queue *Q) {
  std::lock_guard<std::mutex> Lock(Q->badMu); // heddle: double-lock@medium
  return Q->Size;
}
void badPut(Queue *Q) {
  std::lock_guard<std::mutex> Lock(Q->badMu);
  if (badSize(Q) < 8)
    ++Q->Size;
}

static int okSize(Queue *Q) {
  std::lock_guard<std::mutex> Lock(Q->okMu);
  return Q->Size;
}
void okPut(Queue *Q) {
  if (okSize(Q) >= 8)
    return;
  std::lock_guard<std::mutex> Lock(Q->okMu);
  ++Q->Size;
}
// Another queue than the one that is held.
void okMove(Queue *From, Queue *To) {
  std::lock_guard<std::mutex> Lock(From->okMu);
  if (okSize(To) < 8)
    --From->Size;
}
