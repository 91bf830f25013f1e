#ifndef WAREHOUSE_JOURNAL_H
#define WAREHOUSE_JOURNAL_H

#include <pthread.h>

#include <ctime>
#include <string>
#include <vector>

namespace warehouse {

std::string clockText(std::time_t when);

// Lines from all robots, in the order in which they were appended.
class Journal {
public:
    Journal();
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    void append(const std::string& who, const std::string& what, std::time_t when);
    std::vector<std::string> lines() const;

private:
    mutable pthread_mutex_t mutex_;
    std::vector<std::string> lines_;
};

}  // namespace warehouse

#endif
