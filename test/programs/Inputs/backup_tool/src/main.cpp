#include "copy_crew.h"
#include "session.h"

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <system_error>

namespace {

namespace fs = std::filesystem;

/// A folder of our own below the temporary folder, removed at the end.
class Workspace {
public:
    Workspace() {
        std::string pattern = (fs::temp_directory_path() / "backup-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        root_ = pattern;
    }
    ~Workspace() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    [[nodiscard]] fs::path folder(const char* name) const {
        const fs::path p = root_ / name;
        fs::create_directories(p);
        return p;
    }

private:
    fs::path root_;
};

void populate(const fs::path& folder, std::size_t files) {
    for (std::size_t i = 0; i < files; ++i) {
        std::ofstream out(folder / ("document" + std::to_string(i) + ".txt"));
        for (std::size_t line = 0; line < 20 + i * 3; ++line) {
            out << "line " << line << " of document " << i << '\n';
        }
    }
}

}  // namespace

int main() {
    constexpr std::size_t kFiles = 40;
    const Workspace space;
    populate(space.folder("letters"), kFiles);
    populate(space.folder("invoices"), kFiles / 2);

    backup::CopyCrew crew(3);
    backup::Session letters(space.folder("letters"), space.folder("saved-letters"), crew);
    backup::Session invoices(space.folder("invoices"), space.folder("saved-invoices"), crew);
    letters.scan();
    invoices.scan();

    const std::size_t saved_letters = letters.finish();
    const std::size_t saved_invoices = invoices.finish();
    std::printf("letters: %zu saved, %zu failed\n", saved_letters, letters.failures());
    std::printf("invoices: %zu saved, %zu failed\n", saved_invoices, invoices.failures());

    std::ifstream manifest(space.folder("saved-letters") / "MANIFEST");
    std::string line, last;
    std::size_t lines = 0;
    while (std::getline(manifest, line)) {
        last = line;
        ++lines;
    }
    std::printf("manifest: %zu lines, %s\n", lines, last.c_str());
    return saved_letters == kFiles && saved_invoices == kFiles / 2 ? 0 : 1;
}
