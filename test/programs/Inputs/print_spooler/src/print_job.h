#ifndef PRINT_JOB_H
#define PRINT_JOB_H
#include <string>

enum JobState { JOB_WAITING, JOB_PRINTING, JOB_DONE, JOB_CANCELLED };

// A job belongs to the spooler from submit() on. id, owner, title and pages are
// set once by the constructor; the other fields change while it is in the books.
struct PrintJob {
    PrintJob(int id_, const std::string& owner_, const std::string& title_, int pages_)
        : id(id_), owner(owner_), title(title_), pages(pages_),
          state(JOB_WAITING), printed(0), next(nullptr) {}

    const int id;
    const std::string owner;
    const std::string title;
    const int pages;

    JobState state;
    int printed;
    PrintJob* next;
};

inline const char* stateName(JobState s) {
    switch (s) {
        case JOB_WAITING: return "waiting";
        case JOB_PRINTING: return "printing";
        case JOB_DONE: return "done";
        case JOB_CANCELLED: return "cancelled";
    }
    return "?";
}
#endif
