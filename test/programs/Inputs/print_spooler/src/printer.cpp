#include "printer.h"

Printer::Printer(const std::string& name, Spooler* spooler)
    : name_(name), spooler_(spooler), thread_(), jobs_(0), checksum_(0) {}

bool Printer::start() {
    return pthread_create(&thread_, nullptr, &Printer::entry, this) == 0;
}

void Printer::join() {
    pthread_join(thread_, nullptr);
}

void* Printer::entry(void* self) {
    static_cast<Printer*>(self)->loop();
    return nullptr;
}

void Printer::loop() {
    while (PrintJob* job = spooler_->take()) {
        for (int page = 1; page <= job->pages; ++page) {
            render(*job, page);
            if (!spooler_->pagePrinted(job)) {
                break;
            }
        }
        spooler_->finished(job);
        jobs_++;
    }
}

void Printer::render(const PrintJob& job, int page) {
    for (int row = 0; row < 60; ++row) {
        for (char c : job.title) {
            checksum_ = checksum_ * 31u + static_cast<unsigned char>(c) + static_cast<unsigned>(page * row);
        }
    }
}
