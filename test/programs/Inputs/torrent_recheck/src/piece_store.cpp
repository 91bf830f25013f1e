#include "piece_store.h"

namespace bt {

Digest digestOf(const std::uint8_t* data, std::size_t size)
{
    Digest h = 14695981039346656037ull;
    for (std::size_t i = 0; i < size; ++i)
        h = (h ^ data[i]) * 1099511628211ull;
    return h;
}

}  // namespace bt
