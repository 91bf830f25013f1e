#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bt {

using Digest = std::uint64_t;

Digest digestOf(const std::uint8_t* data, std::size_t size);

// What the .torrent file says; built once before anything is checked.
class Metainfo {
public:
    Metainfo(std::string name, std::size_t pieceLength, std::vector<Digest> digests)
        : name_(std::move(name)), pieceLength_(pieceLength), digests_(std::move(digests)) {}

    const std::string& name() const { return name_; }
    std::size_t pieceLength() const { return pieceLength_; }
    std::size_t pieces() const { return digests_.size(); }
    Digest expected(std::size_t piece) const { return digests_[piece]; }

private:
    std::string name_;
    std::size_t pieceLength_;
    std::vector<Digest> digests_;
};

// The downloaded bytes.
class PieceStore {
public:
    PieceStore(std::size_t pieces, std::size_t pieceLength) : pieceLength_(pieceLength), bytes_(pieces * pieceLength)
    {
        for (std::size_t i = 0; i < bytes_.size(); ++i)
            bytes_[i] = static_cast<std::uint8_t>((i * 2654435761u) >> 13);
    }

    const std::uint8_t* piece(std::size_t index) const { return bytes_.data() + index * pieceLength_; }
    std::size_t pieceLength() const { return pieceLength_; }
    void corrupt(std::size_t index) { bytes_[index * pieceLength_ + index % pieceLength_] ^= 0x40; }

private:
    const std::size_t pieceLength_;
    std::vector<std::uint8_t> bytes_;
};

}  // namespace bt
