// RUN: %check_heddle %s double-checked-locking data-race nonatomic-rmw
//
// The unlocked first look at data that is made under the lock. The look and the write are
// one mistake: no data race is told besides.

#include <atomic>
#include <map>
#include <mutex>
#include <string>

struct Engine {
  int Speed = 0;
};

static Engine *Instance;
static std::mutex InstanceMu;

Engine *badPointer() {
  if (!Instance) { // heddle: double-checked-locking@medium
    std::lock_guard<std::mutex> Hold(InstanceMu);
    if (!Instance)
      Instance = new Engine;
  }
  return Instance;
}

// CHECK:      plain.cpp:[[@LINE-8]]:8: warning: 'Instance' is looked at without 'InstanceMu', under which it is then looked at again and set [heddle-double-checked-locking]
// CHECK:      1. looks at 'Instance': not set, holding
// CHECK:      2. sets 'Instance', holding
// CHECK:      3. looks at 'Instance': set, and goes on
// CHECK:      nothing orders what thread 1 has made before step 2 and what thread 2 uses after step 3: it can find it half made
// CHECK:      confidence: medium
// CHECK:      help: make 'Instance' a std::atomic, loaded with acquire and stored with release when all is made; or use std::call_once, or a static local

class Resolver {
public:
  int badFlag(const std::string &Name) {
    if (!Loaded) { // heddle: double-checked-locking@medium
      std::lock_guard<std::mutex> Hold(Mu);
      if (!Loaded) {
        load();
        Loaded = true;
      }
    }
    return Table.at(Name);
  }

private:
  void load() { Table["localhost"] = 1; }
  std::mutex Mu;
  bool Loaded = false;
  std::map<std::string, int> Table;
};

// The second look is in a function of its own.
class Font {
public:
  int badInTwoFunctions() {
    if (Glyphs == nullptr) // heddle: double-checked-locking@medium
      makeGlyphs();
    return Glyphs[0];
  }

private:
  void makeGlyphs() {
    std::unique_lock<std::mutex> Hold(Mu);
    if (Glyphs != nullptr)
      return;
    Glyphs = new int[256]();
  }
  std::mutex Mu;
  int *Glyphs = nullptr;
};

// Under the lock from the start.
class OkLocked {
public:
  Engine *get() {
    std::lock_guard<std::mutex> Hold(Mu);
    if (!Made)
      Made = new Engine;
    return Made;
  }

private:
  std::mutex Mu;
  Engine *Made = nullptr;
};

// The compiler's own guard.
Engine &okStaticLocal() {
  static Engine Made;
  return Made;
}

static Engine *Once;
static std::once_flag OnceFlag;

Engine *okCallOnce() {
  std::call_once(OnceFlag, [] { Once = new Engine; });
  return Once;
}

// Two locks: what the first look needs is held.
class OkShared {
public:
  int get(int Key) {
    {
      std::lock_guard<std::mutex> Hold(Mu);
      if (Ready)
        return Key;
    }
    std::lock_guard<std::mutex> Hold(Mu);
    if (!Ready)
      Ready = true;
    return Key;
  }

private:
  std::mutex Mu;
  bool Ready = false;
};

// One look outside, and none inside: another check's business.
class OkOtherField {
public:
  void set(int V) {
    if (V == Fixed)
      return;
    std::lock_guard<std::mutex> Hold(Mu);
    if (Value != V)
      Value = V;
  }

private:
  std::mutex Mu;
  const int Fixed = 3;
  int Value = 0;
};

// To what is being destroyed nobody comes at the same time.
class OkLastLook {
public:
  ~OkLastLook() {
    if (Open)
      close();
  }
  void close() {
    std::lock_guard<std::mutex> Hold(Mu);
    if (!Open)
      return;
    Open = false;
  }

private:
  std::mutex Mu;
  bool Open = true;
};
