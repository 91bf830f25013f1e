#include "piece_store.h"
#include "rechecker.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <vector>

namespace {

constexpr std::size_t kPieces = 180;
constexpr std::size_t kPieceLength = 4096;

bt::Metainfo describe(const bt::PieceStore& store)
{
    std::vector<bt::Digest> digests;
    digests.reserve(kPieces);
    for (std::size_t i = 0; i < kPieces; ++i)
        digests.push_back(bt::digestOf(store.piece(i), store.pieceLength()));
    return bt::Metainfo("debian-netinst.iso", kPieceLength, std::move(digests));
}

// Shown in the transfer list; called by one hashing thread at a time.
class ProgressBar {
public:
    void update(std::size_t done, std::size_t all)
    {
        highest_ = std::max(highest_, done * 100 / all);
        ++updates_;
    }
    std::size_t highest() const { return highest_; }
    unsigned updates() const { return updates_; }

private:
    std::size_t highest_ = 0;
    unsigned updates_ = 0;
};

// What the interface does meanwhile: rank the peers we would ask for missing pieces.
unsigned rankPeers()
{
    unsigned best = 0;
    for (unsigned peer = 1; peer < 400; ++peer)
        best = std::max(best, (peer * 2246822519u) >> 24);
    return best;
}

}  // namespace

int main()
{
    bt::PieceStore store(kPieces, kPieceLength);
    const bt::Metainfo meta = describe(store);

    const std::set<std::size_t> bad{3, 41, 42, 99, 160, 179};
    for (std::size_t index : bad)
        store.corrupt(index);

    ProgressBar bar;
    bt::Rechecker rechecker(meta, store, 3);
    rechecker.onProgress([&bar](std::size_t done, std::size_t all) { bar.update(done, all); });

    bool ok = true;
    for (int round = 0; round < 3; ++round) {
        rechecker.start();
        const unsigned best = rankPeers();
        const auto early = rechecker.done();
        const auto result = rechecker.finish();
        ok = ok && early <= kPieces && result.checked == kPieces
            && std::equal(result.damaged.begin(), result.damaged.end(), bad.begin(), bad.end());
        std::printf("%s: %zu of %zu pieces good, best peer scores %u\n", meta.name().c_str(), result.good,
                    meta.pieces(), best);
    }
    std::printf("progress %zu%% after %u updates\n", bar.highest(), bar.updates());
    return ok ? 0 : 1;
}
