#include <cstdio>
#include <memory>
#include <vector>

#include "assignment_service.h"

namespace {

ab::ExperimentSetPtr loadVersion(int version) {
    std::vector<ab::Experiment> list;
    const unsigned share = 300 + static_cast<unsigned>(version % 5) * 50;
    list.push_back({"checkout_button", 17, {{"green", share}, {"blue", 900 - share}}});
    list.push_back({"search_ranking", 91, {{"bm25", 500}, {"neural", 500}}});
    if (version % 2 == 0) list.push_back({"free_shipping", 5, {{"on", 100}}});
    return std::make_shared<const ab::ExperimentSet>(version, std::move(list));
}

class Refresher : public ab::Thread {
public:
    Refresher(ab::AssignmentService& service, int upTo) : service_(service), upTo_(upTo), swaps_(0) {}
    int swaps() const { return swaps_; }   // after join()

protected:
    void run() override {
        for (int v = 2; v <= upTo_; ++v)
            if (service_.activate(loadVersion(v))) ++swaps_;
    }

private:
    ab::AssignmentService& service_;
    const int upTo_;
    int swaps_;
};

class RequestWorker : public ab::Thread {
public:
    RequestWorker(ab::AssignmentService& service, std::uint64_t firstUser)
        : service_(service), firstUser_(firstUser), controls_(0), cacheVersion_(0), flushes_(0) {}
    long controls() const { return controls_; }
    long flushes() const { return flushes_; }

protected:
    void run() override {
        for (std::uint64_t u = firstUser_; u < firstUser_ + 400; ++u) {
            dropStaleCache();
            std::string& ranking = cache_[u % 50];
            if (ranking.empty()) ranking = service_.assign("search_ranking", u % 50);
            if (service_.assign("checkout_button", u) == "control") ++controls_;
            service_.assign("free_shipping", u);
        }
    }

private:
    void dropStaleCache() {
        const int now = service_.activeVersion();
        if (now == cacheVersion_) return;
        cache_.clear();
        cacheVersion_ = now;
        ++flushes_;
    }

    ab::AssignmentService& service_;
    const std::uint64_t firstUser_;
    long controls_;
    std::map<std::uint64_t, std::string> cache_;   // of this worker only
    int cacheVersion_;
    long flushes_;
};

}  // namespace

int main() {
    ab::AssignmentService service(loadVersion(1));
    Refresher refresher(service, 200);
    std::vector<std::unique_ptr<RequestWorker>> workers;
    for (std::uint64_t i = 0; i < 3; ++i)
        workers.push_back(std::make_unique<RequestWorker>(service, i * 1000));

    for (auto& w : workers) w->start();
    refresher.start();
    for (auto& w : workers) w->join();
    refresher.join();

    long controls = 0;
    long flushes = 0;
    for (const auto& w : workers) {
        controls += w->controls();
        flushes += w->flushes();
    }
    std::printf("version %d after %d swaps, %zu experiments\n", service.activeVersion(),
                refresher.swaps(), service.active()->size());
    std::printf("controls %ld, cache flushes %ld\n", controls, flushes);
    for (const auto& [key, n] : service.exposures()) std::printf("%s %ld\n", key.c_str(), n);
    return service.activeVersion() == 200 ? 0 : 1;
}
