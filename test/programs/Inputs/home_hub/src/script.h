#ifndef HUB_SCRIPT_H
#define HUB_SCRIPT_H

#include <string>
#include <vector>

#include "device_bus.h"

namespace hub {

// Turns "lamp.kitchen:set:70; blind.south:dim:10" into commands. Steps that
// cannot be read are left out and counted.
class ScriptParser {
public:
    ScriptParser() : errors_(0) {}

    std::vector<Command> parse(const std::string& script);
    unsigned errors() const { return errors_; }

private:
    bool parseStep(const std::string& step, Command* out);
    unsigned errors_;
};

}  // namespace hub

#endif
