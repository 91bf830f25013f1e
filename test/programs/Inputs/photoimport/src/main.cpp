#include <cstdio>
#include <map>

#include "importer.h"
#include "lens_catalog.h"

int main() {
    using namespace photo;

    CardImporter importer(4, 250);
    const std::vector<Imported> photos = importer.run();

    std::map<std::string, int> perLens;
    double correction = 0.0;
    for (const Imported& p : photos) {
        ++perLens[p.lens];
        correction += p.correction;
    }
    for (const auto& [lens, count] : perLens) std::printf("%-12s %d\n", lens.c_str(), count);
    std::printf("%zu photos, %zu duplicates, mean correction %.4f, catalog read %d time(s)\n", photos.size(),
                importer.duplicates(), correction / static_cast<double>(photos.size()),
                LensCatalog::instance().loads());
    return photos.size() + importer.duplicates() == 1000 ? 0 : 1;
}
