#ifndef WAREHOUSE_SCHEDULER_H
#define WAREHOUSE_SCHEDULER_H

#include <pthread.h>

#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "journal.h"

namespace warehouse {

struct PickOrder {
    int number;
    int aisle;
    std::time_t due;
};

class Scheduler {
public:
    Scheduler();
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    void add(const PickOrder& order);
    void seal();                                    // no more orders will come
    bool takeNear(int aisle, PickOrder& out);       // blocks; false when all is done

private:
    std::multimap<int, PickOrder>::iterator nearestLocked(int aisle);

    pthread_mutex_t mutex_;
    pthread_cond_t ready_;
    std::multimap<int, PickOrder> byAisle_;
    bool sealed_;
};

class Robot {
public:
    Robot(int id, Scheduler& scheduler, Journal& journal);
    void start();
    void join();
    int picked() const { return picked_; }          // after join()
    int travelled() const { return travelled_; }

private:
    static void* entry(void* self);
    void work();

    const std::string name_;
    Scheduler& scheduler_;
    Journal& journal_;
    int aisle_;
    int picked_;
    int travelled_;
    pthread_t thread_;
};

}  // namespace warehouse

#endif
