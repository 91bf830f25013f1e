#pragma once

#include <cmath>
#include <optional>
#include <vector>

namespace tracer {

struct Vec {
    double x = 0, y = 0, z = 0;

    Vec operator+(const Vec& o) const { return {x + o.x, y + o.y, z + o.z}; }
    Vec operator-(const Vec& o) const { return {x - o.x, y - o.y, z - o.z}; }
    Vec operator*(double f) const { return {x * f, y * f, z * f}; }
    double dot(const Vec& o) const { return x * o.x + y * o.y + z * o.z; }
    Vec unit() const { return *this * (1.0 / std::sqrt(dot(*this))); }
};

struct Ray {
    Vec origin;
    Vec direction;
};

struct Sphere {
    Vec center;
    double radius = 1;
    double mirror = 0;
};

struct Hit {
    double distance = 0;
    Vec point;
    Vec normal;
    double mirror = 0;
};

/// Filled by the loader, then only read.
class Scene {
public:
    void add(Sphere sphere) { spheres_.push_back(sphere); }
    void setLight(Vec direction) { light_ = direction.unit(); }

    const Vec& light() const { return light_; }

    std::optional<Hit> closest(const Ray& ray) const {
        std::optional<Hit> best;
        for (const Sphere& s : spheres_) {
            const Vec oc = ray.origin - s.center;
            const double b = oc.dot(ray.direction);
            const double d = b * b - oc.dot(oc) + s.radius * s.radius;
            if (d < 0)
                continue;
            const double t = -b - std::sqrt(d);
            if (t < 1e-6 || (best && best->distance <= t))
                continue;
            const Vec point = ray.origin + ray.direction * t;
            best = Hit{t, point, (point - s.center).unit(), s.mirror};
        }
        return best;
    }

private:
    std::vector<Sphere> spheres_;
    Vec light_{0, 1, 0};
};

}  // namespace tracer
