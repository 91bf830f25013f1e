#include "retention.h"

#include "topic.h"

namespace broker {

void KeepLast::onAppended(Topic& topic) {
    if (topic.depthLocked() <= most_)
        return;
    topic.dropOldestLocked(step_);
}

}  // namespace broker
