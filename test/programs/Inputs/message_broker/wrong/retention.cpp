#include "retention.h"

#include "topic.h"

namespace broker {

void KeepLast::onAppended(Topic& topic) {
    if (topic.depth() <= most_)
        return;
    topic.dropOldestLocked(step_);
}

}  // namespace broker
