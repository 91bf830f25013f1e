#pragma once

#include "copy_crew.h"
#include "manifest.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace backup {

/// Saves one folder into another and writes a manifest beside the copies.
class Session {
public:
    Session(std::filesystem::path from, std::filesystem::path to, CopyCrew& crew);
    /// The crew's tasks refer to this session, so it stays until they are done.
    ~Session() { crew_.wait_idle(); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void scan();
    /// Writes the manifest once everything has been copied; returns the number of files in it.
    std::size_t finish();

    [[nodiscard]] std::size_t failures() const { return manifest_.failures(); }

private:
    void copy(const std::filesystem::path& file);

    const std::filesystem::path from_;
    const std::filesystem::path to_;
    CopyCrew& crew_;
    Manifest manifest_;
};

}  // namespace backup
