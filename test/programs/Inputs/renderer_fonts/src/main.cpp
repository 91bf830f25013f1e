#include <atomic>
#include <cstdio>
#include <latch>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "blocks.h"
#include "font_table.h"

namespace {

using render::Document;
using render::FontTable;
using render::PageCanvas;

Document make_report(unsigned pages) {
    static const char* const faces[] = {"Garamond", "Plex-Mono", "Fira-Sans", "Garamond-Italic", "Symbola"};
    Document document(pages);
    for (unsigned i = 0; i < pages; ++i) {
        auto& blocks = document[i].blocks;
        blocks.push_back(std::make_unique<render::Heading>("Section " + std::to_string(i + 1), 1 + i % 2));
        for (unsigned p = 0; p < 3; ++p)
            blocks.push_back(
                std::make_unique<render::Paragraph>(std::string(80 + 13 * p, 'x'), faces[(i + p) % 5]));
    }
    return document;
}

class DocumentRenderer {
public:
    DocumentRenderer(const Document& document, FontTable& fonts)
        : document_(document), fonts_(fonts), canvases_(document.size()) {}

    // Renders every page; each is taken by exactly one of the threads.
    void render_all(unsigned threads) {
        std::latch start(threads);
        std::vector<std::jthread> team;
        for (unsigned i = 0; i < threads; ++i) {
            team.emplace_back([this, &start] {
                start.arrive_and_wait();
                for (std::size_t page = next_.fetch_add(1); page < document_.size(); page = next_.fetch_add(1))
                    render_page(page);
            });
        }
    }

    std::size_t bytes() const {
        std::size_t total = 0;
        for (const auto& canvas : canvases_)
            total += canvas.bytes();
        return total;
    }

    unsigned runs() const {
        unsigned total = 0;
        for (const auto& canvas : canvases_)
            total += canvas.runs();
        return total;
    }

private:
    void render_page(std::size_t page) {
        PageCanvas& canvas = canvases_[page];
        for (const auto& block : document_[page].blocks)
            block->draw(canvas, fonts_);
    }

    const Document& document_;
    FontTable& fonts_;
    std::vector<PageCanvas> canvases_;
    std::atomic<std::size_t> next_{0};
};

}  // namespace

int main() {
    constexpr unsigned kPages = 120;
    const Document document = make_report(kPages);

    FontTable fonts;
    // The cover is always there, whatever the pages need.
    if (!fonts.lookup("Garamond-Bold"))
        fonts.embed("Garamond-Bold");

    DocumentRenderer renderer(document, fonts);
    renderer.render_all(4);

    std::set<std::string> faces;
    unsigned uses = 0;
    const auto embedded = fonts.snapshot();
    for (const auto& font : embedded) {
        std::printf("%-16s used %u times\n", font.face.c_str(), font.uses);
        faces.insert(font.face);
        uses += font.uses;
    }
    std::printf("%u pages, %u text runs, %zu bytes, %zu fonts\n", kPages, renderer.runs(), renderer.bytes(),
                embedded.size());
    return faces.size() == embedded.size() && uses == kPages * 4 ? 0 : 1;
}
