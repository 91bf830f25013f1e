#include "spool.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace {

bool writeAll(int fd, const std::string& data)
{
    std::size_t done = 0;
    while (done < data.size()) {
        const ssize_t n = write(fd, data.data() + done, data.size() - done);
        if (n <= 0)
            return false;
        done += static_cast<std::size_t>(n);
    }
    return true;
}

bool endsWith(const std::string& s, const std::string& tail)
{
    return s.size() > tail.size() && s.compare(s.size() - tail.size(), tail.size(), tail) == 0;
}

}  // namespace

Spool::Spool(const std::string& directory) : directory_(directory) {}

std::string Spool::path(const std::string& name, const char* suffix) const
{
    return directory_ + "/" + name + suffix;
}

bool Spool::submit(const std::string& name, const std::string& address, const std::string& text) const
{
    const std::string draft = path(name, ".tmp");
    const int fd = open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (fd < 0)
        return false;
    const bool written = writeAll(fd, address + "\n" + text);
    close(fd);
    if (!written) {
        unlink(draft.c_str());
        return false;
    }
    // Dispatchers only see complete notifications.
    return rename(draft.c_str(), path(name, ".msg").c_str()) == 0;
}

std::vector<std::string> Spool::list() const
{
    std::vector<std::string> names;
    DIR* dir = opendir(directory_.c_str());
    if (!dir)
        return names;
    while (const dirent* entry = readdir(dir)) {
        const std::string file = entry->d_name;
        if (endsWith(file, ".msg"))
            names.push_back(file.substr(0, file.size() - 4));
    }
    closedir(dir);
    std::sort(names.begin(), names.end());
    return names;
}

bool Spool::claim(const std::string& name, int dispatcher) const
{
    const std::string lease = path(name, ".lease");
    const int fd = open(lease.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (fd < 0)
        return false;
    const bool written = writeAll(fd, "dispatcher " + std::to_string(dispatcher) + "\n");
    close(fd);
    return written;
}

bool Spool::load(const std::string& name, std::string* address, std::string* text) const
{
    const int fd = open(path(name, ".msg").c_str(), O_RDONLY);
    if (fd < 0)
        return false;
    std::string data;
    char buffer[256];
    ssize_t n;
    while ((n = read(fd, buffer, sizeof buffer)) > 0)
        data.append(buffer, static_cast<std::size_t>(n));
    close(fd);
    const std::size_t eol = data.find('\n');
    if (eol == std::string::npos)
        return false;
    *address = data.substr(0, eol);
    *text = data.substr(eol + 1);
    return true;
}

bool Spool::finish(const std::string& name) const
{
    return rename(path(name, ".msg").c_str(), path(name, ".done").c_str()) == 0;
}

unsigned Spool::sweep() const
{
    unsigned delivered = 0;
    std::vector<std::string> files;
    DIR* dir = opendir(directory_.c_str());
    if (!dir)
        return 0;
    while (const dirent* entry = readdir(dir))
        if (entry->d_name[0] != '.')
            files.push_back(entry->d_name);
    closedir(dir);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (endsWith(files[i], ".done"))
            ++delivered;
        unlink((directory_ + "/" + files[i]).c_str());
    }
    return delivered;
}
