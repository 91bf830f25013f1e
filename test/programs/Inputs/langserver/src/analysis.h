#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "document.h"
#include "task_pool.h"

namespace ls {

struct Edit {
    std::string uri;
    std::string text;
};

struct Published {
    int version = 0;
    std::vector<Diagnostic> diagnostics;
};

// Analyses documents in the pool and keeps the newest result of each.
class AnalysisService {
public:
    AnalysisService(DocumentStore& store, TaskPool& pool) : store_(store), pool_(pool) {}
    ~AnalysisService() { pool_.drain(); }

    AnalysisService(const AnalysisService&) = delete;
    AnalysisService& operator=(const AnalysisService&) = delete;

    // One batch of editor changes; returns the version given to them.
    int applyEdits(const std::vector<Edit>& edits);

    Published published(const std::string& uri) const;
    int staleResults() const;

private:
    void analyse(const DocumentPtr& doc, int generation);
    static std::vector<Diagnostic> lint(const Document& doc);

    DocumentStore& store_;
    TaskPool& pool_;
    int generation_ = 0;

    mutable std::mutex resultMutex_;
    std::map<std::string, Published> results_;
    int stale_ = 0;
};

}  // namespace ls
