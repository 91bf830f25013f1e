#include <stdlib.h>

#include <iostream>

#include "flash_station.h"

int main() {
    std::string pattern = (std::filesystem::temp_directory_path() / "kbflash-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return 2;
    const std::filesystem::path spool = pattern;

    flasher::Image image;
    image.revision = 42;
    for (int i = 0; i < 3000; ++i) image.bytes.push_back(static_cast<std::uint8_t>(i * 37 + i / 11));

    std::vector<std::unique_ptr<flasher::Keyboard>> keyboards;
    for (int i = 0; i < 40; ++i)
        keyboards.push_back(std::make_unique<flasher::Keyboard>("KB" + std::to_string(1000 + i)));

    flasher::FlashStation station(spool, image, keyboards);
    const flasher::Tally tally = station.run(3);

    std::size_t good = 0;
    for (const auto& k : keyboards)
        if (k->readBack().crc() == image.crc()) ++good;
    const bool spoolEmpty = std::filesystem::is_empty(spool);
    std::filesystem::remove_all(spool);

    std::cout << "flashed " << tally.flashed << ", busy " << tally.busy << ", corrupt " << tally.corrupt << '\n';
    std::cout << "good keyboards " << good << ", claims left " << !spoolEmpty << '\n';
    return tally.corrupt == 0 && good == keyboards.size() ? 0 : 1;
}
