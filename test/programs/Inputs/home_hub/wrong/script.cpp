#include "script.h"

#include <stdlib.h>
#include <string.h>

namespace hub {

std::vector<Command> ScriptParser::parse(const std::string& script) {
    std::vector<Command> commands;
    std::vector<char> text(script.begin(), script.end());
    text.push_back('\0');

    for (char* step = strtok(text.data(), "; "); step != nullptr; step = strtok(nullptr, "; ")) {
        Command command;
        if (parseStep(step, &command))
            commands.push_back(command);
        else
            ++errors_;
    }
    return commands;
}

bool ScriptParser::parseStep(const std::string& step, Command* out) {
    const std::string::size_type first = step.find(':');
    const std::string::size_type second = first == std::string::npos ? first : step.find(':', first + 1);
    if (second == std::string::npos)
        return false;
    out->device = step.substr(0, first);
    out->action = step.substr(first + 1, second - first - 1);

    const char* digits = step.c_str() + second + 1;
    char* end = nullptr;
    const long level = strtol(digits, &end, 10);
    if (end == digits || *end != '\0' || level < 0 || level > 100)
        return false;
    out->level = static_cast<int>(level);
    return true;
}

}  // namespace hub
