/* RUN: %check_heddle %s double-lock
   A static helper and its callers, in C. */

#include <pthread.h>
#include <stdlib.h>

struct node {
  struct node *next;
  int value;
};
static pthread_mutex_t list_mu = PTHREAD_MUTEX_INITIALIZER;
static struct node *head;

static int length(void) {
  int n = 0;
  pthread_mutex_lock(&list_mu); /* heddle: double-lock@high */
  for (struct node *i = head; i; i = i->next)
    ++n;
  pthread_mutex_unlock(&list_mu);
  return n;
}

int bad_push_bounded(int value) {
  struct node *n = malloc(sizeof *n);
  pthread_mutex_lock(&list_mu);
  if (length() > 100) {
    pthread_mutex_unlock(&list_mu);
    free(n);
    return -1;
  }
  n->value = value;
  n->next = head;
  head = n;
  pthread_mutex_unlock(&list_mu);
  return 0;
}

int ok_push_after_looking(int value) {
  struct node *n = malloc(sizeof *n);
  if (length() > 100) {
    free(n);
    return -1;
  }
  pthread_mutex_lock(&list_mu);
  n->value = value;
  n->next = head;
  head = n;
  pthread_mutex_unlock(&list_mu);
  return length();
}

int ok_unlock_on_each_path(int value) {
  pthread_mutex_lock(&list_mu);
  if (!head) {
    pthread_mutex_unlock(&list_mu);
    return length();
  }
  head->value = value;
  pthread_mutex_unlock(&list_mu);
  return length();
}
