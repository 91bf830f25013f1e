#include "document.h"

namespace ls {

void DocumentStore::open(Document doc) {
    auto fresh = std::make_shared<const Document>(std::move(doc));
    std::lock_guard lock(mutex_);
    DocumentPtr& slot = documents_[fresh->uri];
    if (!slot || slot->version < fresh->version) slot = std::move(fresh);
}

DocumentPtr DocumentStore::find(const std::string& uri) const {
    std::lock_guard lock(mutex_);
    const auto it = documents_.find(uri);
    return it == documents_.end() ? nullptr : it->second;
}

std::vector<std::string> DocumentStore::uris() const {
    std::vector<std::string> result;
    std::lock_guard lock(mutex_);
    for (const auto& entry : documents_) result.push_back(entry.first);
    return result;
}

}  // namespace ls
