#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace gw {

class UploadSession;

class ProgressObserver {
public:
    virtual ~ProgressObserver() = default;
    virtual void chunkStored(const UploadSession& session, std::size_t bytes) = 0;
    virtual void completed(const UploadSession& session) = 0;
};

struct SessionInfo {
    std::size_t received = 0;
    std::size_t chunkLimit = 0;
    bool complete = false;
};

// One upload. The client's thread appends; others may ask for the state or change the chunk limit.
class UploadSession {
public:
    UploadSession(std::uint32_t id, std::string tenant, std::size_t size, ProgressObserver& observer);

    // Returns how many bytes were taken.
    std::size_t append(const std::vector<char>& data, std::size_t offset);

    void limitChunks(std::size_t bytes);
    SessionInfo info() const;

    std::uint32_t id() const { return id_; }
    const std::string& tenant() const { return tenant_; }

private:
    const std::uint32_t id_;
    const std::string tenant_;
    const std::size_t size_;
    ProgressObserver& observer_;

    mutable std::mutex mutex_;
    std::vector<char> body_;
    std::size_t chunkLimit_ = 4096;
};

using SessionPtr = std::shared_ptr<UploadSession>;

}  // namespace gw
