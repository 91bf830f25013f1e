#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ls {

struct Document {
    std::string uri;
    int version = 0;
    std::string text;
};

struct Diagnostic {
    int line = 0;
    std::string message;
};

using DocumentPtr = std::shared_ptr<const Document>;

// Open documents. A document never changes; an edit replaces it.
class DocumentStore {
public:
    void open(Document doc);
    DocumentPtr find(const std::string& uri) const;
    std::vector<std::string> uris() const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, DocumentPtr> documents_;
};

}  // namespace ls
