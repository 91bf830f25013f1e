#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "font_table.h"

namespace render {

// Output of one page; belongs to the thread that renders the page.
class PageCanvas {
public:
    void text(unsigned font, const std::string& content) {
        ops_ += "F" + std::to_string(font) + " (" + content + ")\n";
        ++runs_;
    }
    void rule(unsigned width) { ops_ += "R" + std::to_string(width) + "\n"; }

    std::size_t bytes() const { return ops_.size(); }
    unsigned runs() const { return runs_; }

private:
    std::string ops_;
    unsigned runs_ = 0;
};

class Block {
public:
    virtual ~Block() = default;
    virtual void draw(PageCanvas& canvas, FontTable& fonts) const = 0;

protected:
    static unsigned use_font(FontTable& fonts, const std::string& face);
};

class Heading : public Block {
public:
    Heading(std::string title, unsigned level) : title_(std::move(title)), level_(level) {}
    void draw(PageCanvas& canvas, FontTable& fonts) const override;

private:
    const std::string title_;
    const unsigned level_;
};

class Paragraph : public Block {
public:
    Paragraph(std::string body, std::string face) : body_(std::move(body)), face_(std::move(face)) {}
    void draw(PageCanvas& canvas, FontTable& fonts) const override;

private:
    const std::string body_;
    const std::string face_;
};

struct Page {
    std::vector<std::unique_ptr<const Block>> blocks;
};

using Document = std::vector<Page>;

}  // namespace render
