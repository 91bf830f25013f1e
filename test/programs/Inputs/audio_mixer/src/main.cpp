#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>

#include "mixer.h"
#include "recorder.h"

namespace fs = std::filesystem;

int main() {
    std::string folder = (fs::temp_directory_path() / "mixer-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr)
        return 1;
    const std::string path = folder + "/take.pcm";
    constexpr int kBlocks = 120;

    std::size_t written = 0;
    std::int16_t peak = 0;
    {
        audio::Recorder recorder(path);
        audio::Mixer mixer([&recorder](std::vector<std::int16_t> block) { recorder.submit(std::move(block)); });
        for (const double frequency : {220.0, 277.18, 329.63})
            mixer.addVoice(frequency);

        // Somebody moves the faders during the take.
        std::jthread faders([&mixer] {
            for (int i = 0; i < 200; ++i)
                mixer.setGain(static_cast<std::size_t>(i % 3), 0.1f + 0.001f * static_cast<float>(i));
        });
        for (int i = 0; i < kBlocks; ++i)
            mixer.mixBlock();
        faders.join();
        peak = mixer.peak();
        written = recorder.finish();
    }

    const auto bytes = fs::file_size(path);
    std::printf("%zu samples, %ju bytes, peak %d\n", written, static_cast<std::uintmax_t>(bytes), peak);
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return written == kBlocks * audio::kBlockFrames && bytes == written * sizeof(std::int16_t) ? 0 : 1;
}
