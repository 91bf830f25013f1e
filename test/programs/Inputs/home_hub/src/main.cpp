#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include <map>
#include <string>
#include <vector>

#include "device_bus.h"
#include "script.h"

using namespace hub;

namespace {

// What one wall panel, phone or timer sends; filled before its thread starts.
struct Session {
    const char* origin;
    DeviceBus* bus;
    std::vector<std::string> scripts;

    // Results, read by main after the join.
    unsigned sent;
    unsigned accepted;
    unsigned errors;
};

void* runSession(void* argument) {
    Session* session = static_cast<Session*>(argument);
    ScriptParser parser;
    for (const std::string& script : session->scripts) {
        const std::vector<Command> commands = parser.parse(script);
        for (const Command& command : commands) {
            ++session->sent;
            if (session->bus->apply(command))
                ++session->accepted;
        }
    }
    session->errors = parser.errors();
    return nullptr;
}

// Looks at the house now and then; stops when it is told to.
struct Dashboard {
    DeviceBus* bus;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool refresh;
    bool closed;
    unsigned drawn;
};

void* runDashboard(void* argument) {
    Dashboard* board = static_cast<Dashboard*>(argument);
    pthread_mutex_lock(&board->mutex);
    for (;;) {
        while (!board->refresh && !board->closed)
            pthread_cond_wait(&board->changed, &board->mutex);
        if (!board->refresh)
            break;
        board->refresh = false;
        pthread_mutex_unlock(&board->mutex);
        const std::map<std::string, int> levels = board->bus->levels();
        pthread_mutex_lock(&board->mutex);
        if (!levels.empty())
            ++board->drawn;
    }
    pthread_mutex_unlock(&board->mutex);
    return nullptr;
}

void signalDashboard(Dashboard* board, bool close) {
    pthread_mutex_lock(&board->mutex);
    board->refresh = true;
    board->closed = board->closed || close;
    pthread_mutex_unlock(&board->mutex);
    pthread_cond_signal(&board->changed);
}

}  // namespace

int main() {
    DeviceBus bus;
    bus.addDevice("lamp.kitchen", 20);
    bus.addDevice("lamp.hall", 0);
    bus.addDevice("blind.south", 100);
    bus.addDevice("valve.bath", 35);

    const char* const origins[] = {"panel", "phone", "timer"};
    Session sessions[3];
    for (unsigned i = 0; i < 3; ++i) {
        sessions[i].origin = origins[i];
        sessions[i].bus = &bus;
        sessions[i].sent = sessions[i].accepted = sessions[i].errors = 0;
        for (unsigned n = 0; n < 400; ++n) {
            const std::string level = std::to_string((n * 7 + i) % 101);
            sessions[i].scripts.push_back("lamp.kitchen:set:" + level + "; lamp.hall:raise:5; blind.south:dim:" +
                                          level + "; valve.bath:set:" + std::to_string(20 + n % 30) +
                                          "; attic:set:1; lamp.hall:dim");
        }
    }

    Dashboard board;
    board.bus = &bus;
    board.refresh = false;
    board.closed = false;
    board.drawn = 0;
    pthread_mutex_init(&board.mutex, nullptr);
    pthread_cond_init(&board.changed, nullptr);

    pthread_t dashboard;
    pthread_t threads[3];
    if (pthread_create(&dashboard, nullptr, runDashboard, &board) != 0)
        abort();
    for (unsigned i = 0; i < 3; ++i) {
        if (pthread_create(&threads[i], nullptr, runSession, &sessions[i]) != 0)
            abort();
    }

    unsigned sent = 0;
    unsigned errors = 0;
    for (unsigned i = 0; i < 3; ++i) {
        signalDashboard(&board, false);
        pthread_join(threads[i], nullptr);
        const Session& s = sessions[i];
        printf("%s: %u commands, %u accepted, %u errors\n", s.origin, s.sent, s.accepted, s.errors);
        sent += s.sent;
        errors += s.errors;
    }
    signalDashboard(&board, true);
    pthread_join(dashboard, nullptr);
    pthread_cond_destroy(&board.changed);
    pthread_mutex_destroy(&board.mutex);

    for (const auto& entry : bus.levels())
        printf("  %s at %d\n", entry.first.c_str(), entry.second);
    printf("applied %lu, refused %lu, drawn %s\n", bus.applied(), bus.refused(), board.drawn > 0 ? "yes" : "no");
    return sent == 3 * 400 * 5 && errors == 3 * 400 && bus.refused() == 3 * 400 ? 0 : 1;
}
