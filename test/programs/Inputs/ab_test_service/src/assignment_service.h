#ifndef AB_ASSIGNMENT_SERVICE_H
#define AB_ASSIGNMENT_SERVICE_H

#include <map>
#include <string>

#include "experiment.h"
#include "thread.h"

namespace ab {

class AssignmentService {
public:
    explicit AssignmentService(ExperimentSetPtr initial);

    // Swaps the active set; older versions are ignored.
    bool activate(ExperimentSetPtr next);
    ExperimentSetPtr active() const;
    int activeVersion() const;

    // Variant name, or "control" when the experiment is unknown.
    std::string assign(const std::string& experiment, std::uint64_t user);
    std::map<std::string, long> exposures() const;

private:
    void noteExposure(const std::string& experiment, const std::string& variant);

    mutable Mutex setMutex_;
    ExperimentSetPtr set_;
    mutable Mutex exposureMutex_;
    std::map<std::string, long> exposures_;
};

}  // namespace ab

#endif
