#include "upload_session.h"

#include <algorithm>
#include <utility>

namespace gw {

UploadSession::UploadSession(std::uint32_t id, std::string tenant, std::size_t size, ProgressObserver& observer)
    : id_(id), tenant_(std::move(tenant)), size_(size), observer_(observer)
{
}

std::size_t UploadSession::append(const std::vector<char>& data, std::size_t offset)
{
    std::unique_lock lock(mutex_);
    const std::size_t room = size_ - body_.size();
    const std::size_t count = std::min({data.size() - offset, chunkLimit_, room});
    const auto first = data.begin() + static_cast<std::ptrdiff_t>(offset);
    body_.insert(body_.end(), first, first + static_cast<std::ptrdiff_t>(count));
    const bool last = count > 0 && count == room;

    if (count > 0)
        observer_.chunkStored(*this, count);
    if (last)
        observer_.completed(*this);
    return count;
}

void UploadSession::limitChunks(std::size_t bytes)
{
    std::lock_guard lock(mutex_);
    chunkLimit_ = bytes;
}

SessionInfo UploadSession::info() const
{
    std::lock_guard lock(mutex_);
    return {body_.size(), chunkLimit_, body_.size() == size_};
}

}  // namespace gw
