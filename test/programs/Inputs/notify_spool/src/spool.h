#ifndef NOTIFY_SPOOL_H
#define NOTIFY_SPOOL_H

#include <string>
#include <vector>

// Directory of notifications that wait to be dispatched.
//   NAME.msg    one notification: first line the address, the rest the text
//   NAME.lease  belongs to the dispatcher that handles NAME; stays until the spool is swept
//   NAME.done   the notification after delivery
class Spool {
public:
    explicit Spool(const std::string& directory);

    bool submit(const std::string& name, const std::string& address, const std::string& text) const;
    std::vector<std::string> list() const;

    // True for exactly one of all callers per name.
    bool claim(const std::string& name, int dispatcher) const;
    // The following are for the dispatcher that holds the lease.
    bool load(const std::string& name, std::string* address, std::string* text) const;
    bool finish(const std::string& name) const;

    unsigned sweep() const;

private:
    std::string path(const std::string& name, const char* suffix) const;

    const std::string directory_;
};

#endif
