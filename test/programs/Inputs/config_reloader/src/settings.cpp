#include "settings.h"

#include <charconv>
#include <system_error>

namespace conf {

namespace {

bool to_number(std::string_view text, std::size_t& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::optional<Settings> parse(std::string_view text) {
    Settings out;
    while (!text.empty()) {
        const auto eol = text.find('\n');
        const std::string_view line = text.substr(0, eol);
        text = eol == std::string_view::npos ? std::string_view{} : text.substr(eol + 1);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto eq = line.find('=');
        if (eq == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view key = line.substr(0, eq);
        const std::string_view value = line.substr(eq + 1);
        if (key == "upstream") {
            out.upstream = std::string(value);
        } else if (key == "batch_size") {
            if (!to_number(value, out.batch_size) || out.batch_size == 0) {
                return std::nullopt;
            }
        } else if (key == "retry_limit") {
            if (!to_number(value, out.retry_limit)) {
                return std::nullopt;
            }
        } else {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace conf
