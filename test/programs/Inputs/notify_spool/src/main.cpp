#include "dispatcher.h"
#include "spool.h"

#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

int main()
{
    char directory[] = "/tmp/notify-spool-XXXXXX";
    if (!mkdtemp(directory))
        return 2;

    const Spool spool(directory);
    const unsigned count = 240;
    unsigned submitted = 0;
    for (unsigned i = 0; i < count; ++i) {
        const std::string name = "n" + std::to_string(1000 + i);
        if (spool.submit(name, i % 3 ? "ops@example.org" : "billing@example.org", "event " + std::to_string(i)))
            ++submitted;
    }

    RecordingTransport transport;
    std::vector<std::unique_ptr<Dispatcher>> dispatchers;
    for (int id = 1; id <= 4; ++id)
        dispatchers.push_back(std::make_unique<Dispatcher>(id, &spool, &transport));
    for (auto& d : dispatchers)
        if (!d->start())
            std::fprintf(stderr, "dispatcher not started\n");
    for (auto& d : dispatchers)
        d->join();

    unsigned sent = 0;
    unsigned failed = 0;
    for (auto& d : dispatchers) {
        sent += d->sent();
        failed += d->failed();
    }
    const unsigned received = transport.received("ops@example.org") + transport.received("billing@example.org");
    const unsigned delivered = spool.sweep();
    rmdir(directory);

    std::printf("%u submitted, %u sent, %u failed, %u received, %u done\n", submitted, sent, failed, received,
                delivered);
    return submitted == count && sent == count && failed == 0 && received == count && delivered == count ? 0 : 1;
}
