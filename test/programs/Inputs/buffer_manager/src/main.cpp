#include "buffer_manager.h"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

namespace {

const PageId kPages = 64;

// Adds one to a slot of many pages; each session holds a single page at a time.
void runSession(BufferManager* manager, unsigned session, unsigned steps)
{
    unsigned state = 17 * (session + 1);
    for (unsigned i = 0; i < steps; ++i) {
        state = state * 1103515245u + 12345u;
        const PageId id = (state >> 16) % kPages;
        PinnedPage page(manager, id);
        if (i % 3 == 0) {
            (void)page.get(session);
            continue;
        }
        page.set(session, static_cast<unsigned char>(page.get(session) + 1));
    }
}

// Writes dirty pages from time to time until it is told to end.
class Checkpointer {
public:
    explicit Checkpointer(BufferManager* manager) : manager_(manager), ending_(false), written_(0) {}

    void start() { thread_ = std::thread(&Checkpointer::run, this); }

    unsigned stop()
    {
        mutex_.lock();
        ending_ = true;
        mutex_.unlock();
        end_.notify_one();
        thread_.join();
        return written_;
    }

private:
    void run()
    {
        std::unique_lock<std::mutex> lock(mutex_);
        while (!end_.wait_for(lock, std::chrono::milliseconds(3), [this] { return ending_; })) {
            lock.unlock();
            if (manager_->dirtyRatio() > 0.25)
                written_ += manager_->flushAll();
            lock.lock();
        }
    }

    BufferManager* const manager_;
    std::mutex mutex_;
    std::condition_variable end_;
    bool ending_;
    unsigned written_;
    std::thread thread_;
};

}  // namespace

int main()
{
    PageFile file(kPages);
    unsigned checkpointed = 0;
    unsigned long evictions = 0;
    {
        BufferManager manager(&file, 12);
        Checkpointer checkpointer(&manager);
        checkpointer.start();

        std::vector<std::thread> sessions;
        for (unsigned s = 0; s < 3; ++s)
            sessions.push_back(std::thread(runSession, &manager, s, 900u));
        for (std::size_t i = 0; i < sessions.size(); ++i)
            sessions[i].join();

        checkpointed = checkpointer.stop();
        evictions = manager.evictions();
    }

    unsigned long sum = 0;
    for (PageId id = 0; id < kPages; ++id) {
        Page page;
        file.read(id, &page);
        for (unsigned s = 0; s < 3; ++s)
            sum += page.bytes[s];
    }
    std::printf("%lu updates on disk, %lu evictions, %u pages by checkpoints, %lu reads, %lu writes\n", sum, evictions,
                checkpointed, file.reads(), file.writes());
    return sum == 3 * 600 ? 0 : 1;
}
