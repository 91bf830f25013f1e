#include "spooler.h"

Spooler::Spooler() : head_(nullptr), tail_(nullptr), nextId_(1), closed_(false), pagesOut_(0) {
    pthread_mutex_init(&lock_, nullptr);
    pthread_cond_init(&work_, nullptr);
}

Spooler::~Spooler() {
    // Printers and clients are gone by now.
    while (head_) {
        PrintJob* dead = head_;
        head_ = head_->next;
        delete dead;
    }
    pthread_cond_destroy(&work_);
    pthread_mutex_destroy(&lock_);
}

int Spooler::submit(const std::string& owner, const std::string& title, int pages) {
    pthread_mutex_lock(&lock_);
    if (closed_) {
        pthread_mutex_unlock(&lock_);
        return 0;
    }
    PrintJob* job = new PrintJob(nextId_++, owner, title, pages);
    const int id = job->id;
    if (tail_) {
        tail_->next = job;
    } else {
        head_ = job;
    }
    tail_ = job;
    pthread_cond_signal(&work_);
    pthread_mutex_unlock(&lock_);
    return id;
}

int Spooler::cancelAll(const std::string& owner) {
    int count = 0;
    pthread_mutex_lock(&lock_);
    for (PrintJob* j = head_; j; j = j->next) {
        if (j->owner == owner && (j->state == JOB_WAITING || j->state == JOB_PRINTING)) {
            j->state = JOB_CANCELLED;
            count++;
        }
    }
    pthread_mutex_unlock(&lock_);
    return count;
}

PrintJob* Spooler::firstWaiting() {
    for (PrintJob* j = head_; j; j = j->next) {
        if (j->state == JOB_WAITING) {
            return j;
        }
    }
    return nullptr;
}

PrintJob* Spooler::take() {
    pthread_mutex_lock(&lock_);
    PrintJob* job = firstWaiting();
    while (!job && !closed_) {
        pthread_cond_wait(&work_, &lock_);
        job = firstWaiting();
    }
    if (job) {
        job->state = JOB_PRINTING;
    }
    pthread_mutex_unlock(&lock_);
    return job;
}

bool Spooler::pagePrinted(PrintJob* job) {
    pthread_mutex_lock(&lock_);
    job->printed++;
    pagesOut_++;
    pthread_mutex_unlock(&lock_);
    return job->state == JOB_PRINTING;
}

void Spooler::finished(PrintJob* job) {
    pthread_mutex_lock(&lock_);
    if (job->state == JOB_PRINTING) {
        job->state = JOB_DONE;
    }
    pthread_mutex_unlock(&lock_);
}

void Spooler::close() {
    pthread_mutex_lock(&lock_);
    closed_ = true;
    pthread_cond_broadcast(&work_);
    pthread_mutex_unlock(&lock_);
}

SpoolTotals Spooler::totals() {
    SpoolTotals t = {0, 0, 0, 0, 0};
    pthread_mutex_lock(&lock_);
    for (const PrintJob* j = head_; j; j = j->next) {
        switch (j->state) {
            case JOB_WAITING: t.waiting++; break;
            case JOB_PRINTING: t.printing++; break;
            case JOB_DONE: t.done++; break;
            case JOB_CANCELLED: t.cancelled++; break;
        }
    }
    t.pagesOut = pagesOut_;
    pthread_mutex_unlock(&lock_);
    return t;
}

std::string Spooler::describe(const std::string& owner) {
    std::string text;
    pthread_mutex_lock(&lock_);
    for (const PrintJob* j = head_; j; j = j->next) {
        if (j->owner == owner) {
            text += "#" + std::to_string(j->id) + " " + j->title + ": " + stateName(j->state) +
                    " (" + std::to_string(j->printed) + "/" + std::to_string(j->pages) + ")\n";
        }
    }
    pthread_mutex_unlock(&lock_);
    return text;
}
