#include "analysis.h"

#include <sstream>

namespace ls {

std::vector<Diagnostic> AnalysisService::lint(const Document& doc) {
    std::vector<Diagnostic> found;
    std::istringstream in(doc.text);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.size() > 40) found.push_back({number, "line too long"});
        if (line.find('\t') != std::string::npos) found.push_back({number, "tab in source"});
        if (line.find("TODO") != std::string::npos) found.push_back({number, "open task"});
    }
    return found;
}

void AnalysisService::analyse(const DocumentPtr& doc, int generation) {
    auto found = lint(*doc);
    std::lock_guard lock(resultMutex_);
    Published& slot = results_[doc->uri];
    if (slot.version >= generation) {
        ++stale_;
        return;
    }
    slot.version = generation;
    slot.diagnostics = std::move(found);
}

// Called by the protocol thread only.
int AnalysisService::applyEdits(const std::vector<Edit>& edits) {
    ++generation_;
    for (const Edit& edit : edits) {
        store_.open({edit.uri, generation_, edit.text});
        DocumentPtr doc = store_.find(edit.uri);
        if (!doc) continue;
        pool_.post([this, doc, generation = generation_] { analyse(doc, generation); });
    }
    return generation_;
}

Published AnalysisService::published(const std::string& uri) const {
    std::lock_guard lock(resultMutex_);
    const auto it = results_.find(uri);
    return it == results_.end() ? Published{} : it->second;
}

int AnalysisService::staleResults() const {
    std::lock_guard lock(resultMutex_);
    return stale_;
}

}  // namespace ls
