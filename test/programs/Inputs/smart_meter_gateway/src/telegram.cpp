#include "telegram.h"

#include <cstdio>

namespace gateway {

namespace {

unsigned checkOf(const std::string& body) {
    unsigned c = 0x5A;
    for (unsigned char ch : body) c = (c * 33u + ch) & 0xFFu;
    return c;
}

}  // namespace

std::string encode(const Telegram& t) {
    const std::string body = std::to_string(t.meter) + ';' + std::to_string(t.wattHours) + ';' +
                             std::to_string(t.watts);
    char tail[8];
    std::snprintf(tail, sizeof tail, "*%02X", checkOf(body));
    return body + tail;
}

std::optional<Telegram> decode(const std::string& text) {
    const auto star = text.rfind('*');
    if (star == std::string::npos) return std::nullopt;
    const std::string body = text.substr(0, star);
    unsigned check = 0;
    if (std::sscanf(text.c_str() + star, "*%2X", &check) != 1 || check != checkOf(body)) return std::nullopt;
    Telegram t;
    long long wh = 0;
    long long w = 0;
    if (std::sscanf(body.c_str(), "%u;%lld;%lld", &t.meter, &wh, &w) != 3) return std::nullopt;
    t.wattHours = wh;
    t.watts = w;
    return t;
}

}  // namespace gateway
