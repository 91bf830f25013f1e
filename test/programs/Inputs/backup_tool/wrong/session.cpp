#include "session.h"

#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

namespace backup {

namespace fs = std::filesystem;

Session::Session(fs::path from, fs::path to, CopyCrew& crew)
    : from_(std::move(from)), to_(std::move(to)), crew_(crew) {
    fs::create_directories(to_);
}

void Session::scan() {
    for (const auto& item : fs::directory_iterator(from_)) {
        crew_.post([this, file = item.path()] { copy(file); });
    }
}

void Session::copy(const fs::path& file) {
    const std::string name = file.filename().string();
    for (int attempt = 0; attempt < 3; ++attempt) {
        std::ifstream in(file, std::ios::binary);
        const std::string data((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        std::ofstream out(to_ / name, std::ios::binary | std::ios::trunc);
        out << data;
        out.close();
        if (in.is_open() && out) {
            std::uint32_t sum = 1;
            for (const char c : data) {
                sum = sum * 65599u + static_cast<unsigned char>(c);
            }
            manifest_.add(name, FileEntry{data.size(), sum});
            return;
        }
        // The disk may be busy; be gentle before the next attempt.
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    manifest_.fail(name);
}

std::size_t Session::finish() {
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
    std::ofstream out(to_ / "MANIFEST", std::ios::trunc);
    out << manifest_.render();
    return manifest_.files();
}

}  // namespace backup
