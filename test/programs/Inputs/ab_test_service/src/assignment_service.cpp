#include "assignment_service.h"

#include <utility>

namespace ab {

AssignmentService::AssignmentService(ExperimentSetPtr initial) : set_(std::move(initial)) {}

bool AssignmentService::activate(ExperimentSetPtr next) {
    ExperimentSetPtr previous;   // released after the lock
    AutoLock lock(setMutex_);
    if (next->version() <= set_->version()) return false;
    previous = std::move(set_);
    set_ = std::move(next);
    return true;
}

ExperimentSetPtr AssignmentService::active() const {
    AutoLock lock(setMutex_);
    return set_;
}

int AssignmentService::activeVersion() const {
    return active()->version();
}

std::string AssignmentService::assign(const std::string& experiment, std::uint64_t user) {
    const ExperimentSetPtr set = active();
    const Experiment* e = set->find(experiment);
    if (e == nullptr) return "control";
    const std::uint32_t bucket = bucketOf(e->salt, user);
    std::uint32_t upper = 0;
    for (const Variant& v : e->variants) {
        upper += v.weight;
        if (bucket < upper) {
            noteExposure(experiment, v.name);
            return v.name;
        }
    }
    return "control";
}

std::map<std::string, long> AssignmentService::exposures() const {
    AutoLock lock(exposureMutex_);
    return exposures_;
}

void AssignmentService::noteExposure(const std::string& experiment, const std::string& variant) {
    AutoLock lock(exposureMutex_);
    ++exposures_[experiment + "/" + variant];
}

}  // namespace ab
