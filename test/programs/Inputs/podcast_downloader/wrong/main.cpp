#include <iomanip>
#include <iostream>
#include <memory>

#include "download_job.h"

namespace {

class Session {
public:
    explicit Session(pod::History& history) : history_(history) {}

    void subscribe(const std::string& name, int episodes) {
        jobs_.push_back(std::make_unique<pod::DownloadJob>(pod::makeFeed(name, episodes), history_));
    }

    void launchAll() {
        for (auto& job : jobs_) job->launch();
    }

    // A line for the status bar while the transfers go on.
    std::string statusLine() const {
        std::size_t done = 0;
        std::size_t planned = 0;
        for (const auto& job : jobs_) {
            done += job->progress();
            planned += job->planned();
        }
        return std::to_string(done) + "/" + std::to_string(planned);
    }

    std::size_t collect() {
        std::size_t total = 0;
        for (auto& job : jobs_) {
            const pod::JobReport& r = job->report();
            total += r.bytes;
            const bool complete = job->finish();
            print(r, complete);
        }
        return total;
    }

private:
    static void print(const pod::JobReport& r, bool complete) {
        std::cout << std::left << std::setw(20) << r.feed << std::right << std::setw(9) << r.bytes
                  << " bytes, sum " << std::hex << r.checksum << std::dec
                  << (complete ? "" : ", with gaps") << '\n';
        for (const auto& title : r.skipped) std::cout << "   already had " << title << '\n';
    }

    pod::History& history_;
    std::vector<std::unique_ptr<pod::DownloadJob>> jobs_;
};

}  // namespace

int main() {
    pod::History history;
    history.remember("deep_sea#2");
    history.remember("night_trains#0");

    Session session(history);
    session.subscribe("deep_sea", 9);
    session.subscribe("night_trains", 7);
    session.subscribe("letters", 12);
    session.subscribe("type_theory", 5);
    session.launchAll();
    std::cout << "fetched so far: " << session.statusLine() << '\n';

    const std::size_t total = session.collect();
    std::cout << "fetched: " << session.statusLine() << ", " << total / 1024 << " KiB, history "
              << history.size() << '\n';
    return total > 0 && history.size() == 33 ? 0 : 1;
}
