#include "buffer_manager.h"

static const double kDirtyLimit = 0.5;

BufferManager::BufferManager(PageFile* file, std::size_t frames) : file_(file), limit_(frames), evictions_(0) {}

BufferManager::~BufferManager() { flushAll(); }

BufferManager::Frames::iterator BufferManager::find(PageId id)
{
    std::map<PageId, Frames::iterator>::iterator it = index_.find(id);
    return it == index_.end() ? frames_.end() : it->second;
}

void BufferManager::writeBack(Frame* frame)
{
    file_->write(frame->id, frame->page);
    frame->dirty = false;
}

unsigned BufferManager::cleanUnpinned()
{
    unsigned written = 0;
    for (Frames::iterator f = frames_.begin(); f != frames_.end(); ++f) {
        if (f->dirty && !f->pinned) {
            writeBack(&*f);
            ++written;
        }
    }
    return written;
}

double BufferManager::dirtyRatioHeld() const
{
    std::size_t dirty = 0;
    for (Frames::const_iterator f = frames_.begin(); f != frames_.end(); ++f)
        if (f->dirty)
            ++dirty;
    return frames_.empty() ? 0.0 : static_cast<double>(dirty) / static_cast<double>(frames_.size());
}

double BufferManager::dirtyRatio()
{
    mutex_.lock();
    const double ratio = dirtyRatioHeld();
    mutex_.unlock();
    return ratio;
}

bool BufferManager::evictOne()
{
    Frames::iterator victim = frames_.end();
    for (Frames::iterator f = frames_.end(); f != frames_.begin();) {
        --f;
        if (!f->pinned) {
            victim = f;
            break;
        }
    }
    if (victim == frames_.end())
        return false;
    if (victim->dirty) {
        if (dirtyRatio() > kDirtyLimit)
            cleanUnpinned();
        else
            writeBack(&*victim);
    }
    index_.erase(victim->id);
    frames_.erase(victim);
    ++evictions_;
    return true;
}

Page* BufferManager::pin(PageId id)
{
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
        Frames::iterator f = find(id);
        if (f != frames_.end()) {
            if (!f->pinned) {
                f->pinned = true;
                frames_.splice(frames_.begin(), frames_, f);
                return &f->page;
            }
        } else if (frames_.size() < limit_ || evictOne()) {
            frames_.push_front(Frame());
            frames_.front().id = id;
            frames_.front().pinned = true;
            file_->read(id, &frames_.front().page);
            index_[id] = frames_.begin();
            return &frames_.front().page;
        }
        changed_.wait(lock);
    }
}

void BufferManager::unpin(PageId id, bool dirty)
{
    mutex_.lock();
    Frames::iterator f = find(id);
    if (f != frames_.end()) {
        f->pinned = false;
        f->dirty = f->dirty || dirty;
    }
    mutex_.unlock();
    changed_.notify_all();
}

unsigned BufferManager::flushAll()
{
    mutex_.lock();
    const unsigned written = cleanUnpinned();
    mutex_.unlock();
    return written;
}

unsigned long BufferManager::evictions()
{
    std::lock_guard<std::mutex> guard(mutex_);
    return evictions_;
}
