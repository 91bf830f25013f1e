#ifndef PRINTER_H
#define PRINTER_H
#include "spooler.h"

#include <pthread.h>
#include <string>

// One device with a thread of its own.
class Printer {
public:
    Printer(const std::string& name, Spooler* spooler);

    bool start();
    void join();

    // After join() only.
    int jobs() const { return jobs_; }
    unsigned checksum() const { return checksum_; }
    const std::string& name() const { return name_; }

private:
    static void* entry(void* self);
    void loop();
    void render(const PrintJob& job, int page);

    const std::string name_;
    Spooler* const spooler_;
    pthread_t thread_;
    int jobs_;
    unsigned checksum_;
};
#endif
