#include <cctype>
#include <cstdio>
#include <future>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "lexicon_registry.h"

namespace {

struct Report {
    std::size_t words = 0;
    std::vector<std::string> unknown;
    std::map<std::string, std::string> corrections;
};

class Checker {
public:
    explicit Checker(spell::Language language) : language_(language) {}

    Report check(const std::string& text) const {
        Report report;
        std::istringstream in(text);
        std::string word;
        while (in >> word) {
            for (char& c : word)
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            ++report.words;
            const spell::Lexicon& lexicon = spell::LexiconRegistry::instance().get(language_);
            if (lexicon.contains(word))
                continue;
            report.unknown.push_back(word);
            const auto offers = lexicon.suggest(word, 3);
            if (!offers.empty())
                report.corrections[word] = offers.front();
        }
        return report;
    }

private:
    const spell::Language language_;
};

const char* const kEnglishText =
    "Walking printers chekc spelling counted marks paint fetcher sorts rendering wolked printed cuont";
const char* const kGermanText = "walken printung rendere checkte Spellung countte markk painten fetcher sorte";

}  // namespace

int main() {
    std::vector<std::future<Report>> requests;
    for (int i = 0; i < 8; ++i) {
        const auto language = i % 2 == 0 ? spell::Language::english : spell::Language::german;
        const char* text = i % 2 == 0 ? kEnglishText : kGermanText;
        requests.push_back(std::async(std::launch::async, [language, text] { return Checker(language).check(text); }));
    }

    bool ok = true;
    std::vector<Report> reports;
    for (auto& request : requests)
        reports.push_back(request.get());

    for (std::size_t i = 0; i < reports.size(); ++i) {
        const Report& report = reports[i];
        ok = ok && report.unknown == reports[i % 2].unknown && report.corrections == reports[i % 2].corrections;
        if (i < 2) {
            std::printf("request %zu: %zu words, %zu unknown\n", i, report.words, report.unknown.size());
            for (const auto& [word, correction] : report.corrections)
                std::printf("  %s -> %s\n", word.c_str(), correction.c_str());
        }
    }

    auto& registry = spell::LexiconRegistry::instance();
    for (auto language : {spell::Language::english, spell::Language::german})
        std::printf("%s: %zu words\n", registry.get(language).language().c_str(), registry.get(language).size());
    std::printf("lexicons built: %u\n", registry.built());
    return ok && registry.built() == 2 ? 0 : 1;
}
