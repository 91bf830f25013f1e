// RUN: %check_heddle %s lock-order
//
// A global object whose address is put into a table is one of those that the table
// leads to; one that is in no table need not be.

#include <pthread.h>
#include <stddef.h>

struct Node {
  pthread_mutex_t Lock;
  int Refs;
};

static pthread_mutex_t TableLock = PTHREAD_MUTEX_INITIALIZER;
static struct Node *Table[64];
static struct Node Shared = {PTHREAD_MUTEX_INITIALIZER, 1};

static void put(struct Node *N, int Slot) {
  pthread_mutex_lock(&N->Lock);
  if (--N->Refs == 0) {
    pthread_mutex_lock(&TableLock); // heddle: lock-order@medium
    Table[Slot] = NULL;
    pthread_mutex_unlock(&TableLock);
  }
  pthread_mutex_unlock(&N->Lock);
}

static void sweep(void) {
  pthread_mutex_lock(&TableLock);
  for (int I = 0; I < 64; I++) {
    struct Node *N = Table[I];
    if (!N)
      continue;
    pthread_mutex_lock(&N->Lock);
    if (N->Refs == 0)
      Table[I] = NULL;
    pthread_mutex_unlock(&N->Lock);
  }
  pthread_mutex_unlock(&TableLock);
}

static void *user(void *Arg) {
  put((struct Node *)Arg, 0);
  return NULL;
}
static void *sweeper(void *Arg) {
  (void)Arg;
  sweep();
  return NULL;
}

static pthread_mutex_t okListLock = PTHREAD_MUTEX_INITIALIZER;
static struct Item {
  pthread_mutex_t Lock;
  struct Item *Next;
} okAlone = {PTHREAD_MUTEX_INITIALIZER, NULL}, *okList;

static void okPut(struct Item *I) {
  pthread_mutex_lock(&I->Lock);
  pthread_mutex_lock(&okListLock);
  pthread_mutex_unlock(&okListLock);
  pthread_mutex_unlock(&I->Lock);
}
static void okWalk(void) {
  pthread_mutex_lock(&okListLock);
  for (struct Item *I = okList; I; I = I->Next) {
    pthread_mutex_lock(&I->Lock);
    pthread_mutex_unlock(&I->Lock);
  }
  pthread_mutex_unlock(&okListLock);
}
static void *okUser(void *Arg) {
  (void)Arg;
  okPut(&okAlone);
  return NULL;
}
static void *okWalker(void *Arg) {
  (void)Arg;
  okWalk();
  return NULL;
}

int main(void) {
  pthread_t A, B, C, D;
  Table[0] = &Shared;
  pthread_create(&A, NULL, user, &Shared);
  pthread_create(&B, NULL, sweeper, NULL);
  pthread_create(&C, NULL, okUser, NULL);
  pthread_create(&D, NULL, okWalker, NULL);
  pthread_join(A, NULL);
  pthread_join(B, NULL);
  pthread_join(C, NULL);
  pthread_join(D, NULL);
  return 0;
}
