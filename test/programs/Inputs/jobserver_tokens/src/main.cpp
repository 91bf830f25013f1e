#include "driver.h"
#include "jobserver.h"

#include <cstdio>
#include <string>
#include <vector>

int main()
{
    std::vector<drv::Unit> units;
    for (unsigned i = 0; i < 150; ++i) {
        const auto stage = i % 10 == 9 ? drv::Stage::Lto : i % 2 ? drv::Stage::Codegen : drv::Stage::Parse;
        units.push_back({"src/module" + std::to_string(i) + ".cc", stage, 40 + i % 17});
    }
    const std::size_t expected = units.size();

    drv::JobServer server(5);
    drv::Driver driver(server, 4);
    const auto objects = driver.build(std::move(units));

    std::size_t bytes = 0;
    std::size_t precompiled = 0;
    for (const auto& o : objects) {
        bytes += o.bytes;
        precompiled += o.precompiled ? 1 : 0;
    }

    std::printf("%zu objects, %zu bytes, %zu precompiled\n", objects.size(), bytes, precompiled);
    std::printf("tokens: %d in use at the end, at most %d of %d\n", server.inUse(), server.highWater(),
                server.capacity());
    const bool ok = objects.size() == expected && precompiled == driver.speculated() && server.inUse() == 0
        && server.highWater() <= server.capacity();
    return ok ? 0 : 1;
}
