#include <cstdio>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "session.h"

int main() {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("radiorec-" + std::to_string(getpid()));
    fs::create_directories(folder);

    bool ok = true;
    {
        radio::Session session(folder.string(), 4u << 20);
        session.Add("harbour-fm");
        session.Add("night-jazz");
        session.Add("news-24");
        session.Begin();
        const bool enough = session.WatchUntil(100 * 512);
        session.End();
        std::printf("%s\n", enough ? "programme complete" : "programme cut short");

        for (const auto& r : session.Recorders()) {
            const std::uint64_t onDisk = fs::file_size(r->Path());
            std::printf("%-10s %u chunks, %llu bytes%s\n", r->StationName().c_str(), r->Chunks(),
                        static_cast<unsigned long long>(onDisk), r->OverQuota() ? ", over quota" : "");
            ok = ok && onDisk > r->BytesWritten() && r->BytesWritten() == r->Chunks() * 512ull;
        }
        ok = ok && session.QuotaUsed() == session.Written();
    }
    fs::remove_all(folder);
    return ok ? 0 : 1;
}
