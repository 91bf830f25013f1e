#include "blocks.h"

namespace render {

namespace {
constexpr std::size_t kLineWidth = 32;
}

unsigned Block::use_font(FontTable& fonts, const std::string& face) {
    const auto known = fonts.lookup(face);
    const unsigned id = known ? *known : fonts.embed(face);
    fonts.count_use(id);
    return id;
}

void Heading::draw(PageCanvas& canvas, FontTable& fonts) const {
    const unsigned font = use_font(fonts, level_ == 1 ? "Garamond-Bold" : "Garamond-Italic");
    canvas.text(font, title_);
    canvas.rule(static_cast<unsigned>(title_.size()) * (level_ == 1 ? 9 : 7));
}

void Paragraph::draw(PageCanvas& canvas, FontTable& fonts) const {
    const unsigned font = use_font(fonts, face_);
    for (std::size_t at = 0; at < body_.size(); at += kLineWidth)
        canvas.text(font, body_.substr(at, kLineWidth));
}

}  // namespace render
