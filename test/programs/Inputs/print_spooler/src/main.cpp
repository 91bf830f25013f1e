#include "printer.h"
#include "spooler.h"

#include <cstdio>
#include <pthread.h>
#include <string>

namespace {

struct Client {
    Spooler* spooler;
    const char* user;
    int submitted;
    int cancelled;
    size_t listed;
};

void* runClient(void* arg) {
    Client* me = static_cast<Client*>(arg);
    for (int i = 0; i < 60; ++i) {
        me->spooler->submit(me->user, "report-" + std::to_string(i), 8 + i % 4);
        me->submitted++;
        me->listed += me->spooler->describe(me->user).size();
        if (i % 20 == 13) {
            me->cancelled += me->spooler->cancelAll(me->user);
        }
    }
    return nullptr;
}

}  // namespace

int main() {
    Spooler spooler;
    Printer laser("laser", &spooler);
    Printer plotter("plotter", &spooler);
    if (!laser.start()) {
        return 1;
    }
    if (!plotter.start()) {
        spooler.close();
        laser.join();
        return 1;
    }

    Client clients[2] = {{&spooler, "anna", 0, 0, 0}, {&spooler, "bert", 0, 0, 0}};
    pthread_t threads[2];
    int started = 0;
    while (started < 2 && pthread_create(&threads[started], nullptr, runClient, &clients[started]) == 0) {
        ++started;
    }
    for (int i = 0; i < started; ++i) {
        pthread_join(threads[i], nullptr);
        std::printf("%s: %d submitted, %d cancelled, %zu bytes of listings\n", clients[i].user,
                    clients[i].submitted, clients[i].cancelled, clients[i].listed);
    }

    const SpoolTotals before = spooler.totals();
    std::printf("closing with %d waiting, %d printing\n", before.waiting, before.printing);
    spooler.close();
    laser.join();
    plotter.join();

    const SpoolTotals after = spooler.totals();
    std::printf("%d done, %d cancelled, %ld pages\n", after.done, after.cancelled, after.pagesOut);
    std::printf("%s %d jobs (%08x), %s %d jobs (%08x)\n", laser.name().c_str(), laser.jobs(), laser.checksum(),
                plotter.name().c_str(), plotter.jobs(), plotter.checksum());
    return after.waiting == 0 && after.printing == 0 ? 0 : 1;
}
