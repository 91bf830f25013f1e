#ifndef SPOOLER_H
#define SPOOLER_H
#include "print_job.h"

#include <pthread.h>
#include <string>

struct SpoolTotals {
    int waiting;
    int printing;
    int done;
    int cancelled;
    long pagesOut;
};

// Keeps all jobs in one singly linked list in the order of their arrival.
class Spooler {
public:
    Spooler();
    ~Spooler();

    int submit(const std::string& owner, const std::string& title, int pages);
    int cancelAll(const std::string& owner);   // how many were still to do

    // For printers: blocks until a job waits; null once the spooler is closed and empty.
    PrintJob* take();
    bool pagePrinted(PrintJob* job);   // false: stop, the job was cancelled
    void finished(PrintJob* job);

    void close();

    SpoolTotals totals();
    std::string describe(const std::string& owner);

private:
    Spooler(const Spooler&);
    Spooler& operator=(const Spooler&);

    PrintJob* firstWaiting();          // lock_ held by the caller

    pthread_mutex_t lock_;
    pthread_cond_t work_;
    PrintJob* head_;
    PrintJob* tail_;
    int nextId_;
    bool closed_;
    long pagesOut_;
};
#endif
