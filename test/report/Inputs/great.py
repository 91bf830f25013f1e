"""great.py: a source with hundreds of locks, of which some lie in cycles."""
LOCKS = 240
BACKWARD = ((41, 40), (102, 101), (203, 200))

pairs = []
for i in range(LOCKS - 1):
    if i % 12 != 11:
        pairs.append((i, i + 1))
    if i % 5 == 0 and i + 7 < LOCKS:
        pairs.append((i, i + 7))
pairs += BACKWARD
print("#include <mutex>\n#include <thread>")
for i in range(LOCKS):
    print(f"std::mutex lock{i};")
for a, b in pairs:
    print(f"void take{a}_{b}() {{ std::lock_guard one(lock{a}); std::lock_guard two(lock{b}); }}")
print("void all() {")
for a, b in pairs:
    print(f"  take{a}_{b}();")
print("}\nint main() { std::thread a(all), b(all); a.join(); b.join(); }")
