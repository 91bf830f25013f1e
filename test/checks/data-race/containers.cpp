// RUN: %check_heddle %s data-race
//
// A container is one location: some methods look at it, some change it.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Queue {
public:
  void push(int V) {
    std::lock_guard<std::mutex> Hold(Mu);
    Items.push_back(V);
  }
  bool pop(int &V) {
    std::lock_guard<std::mutex> Hold(Mu);
    if (Items.empty())
      return false;
    V = Items.back();
    Items.pop_back();
    return true;
  }
  size_t badSize() const { return Items.size(); } // heddle: data-race@medium

private:
  mutable std::mutex Mu;
  std::vector<int> Items;
};

// CHECK: containers.cpp:[[@LINE-7]]:35: warning: 'Items' is looked at here while another thread can change it [heddle-data-race]
// CHECK:      1. changes 'Items' ('p{{op_back|ush_back}}'), holding 'Mu'
// CHECK-NEXT: 2. looks at 'Items' ('size')
// CHECK-NEXT: step 2 looks at what step 1 has only half changed
// CHECK-NEXT: note: 4 of 5 places that use 'Items' hold 'Queue::Mu'

static std::map<int, std::string> Sessions;
static std::mutex SessionMu;

static void openSession(int Id) {
  std::lock_guard<std::mutex> Hold(SessionMu);
  Sessions.emplace(Id, "new");
}
static void closeSession(int Id) {
  std::lock_guard<std::mutex> Hold(SessionMu);
  Sessions.erase(Id);
}
static size_t badWalk() {
  size_t N = 0;
  for (auto &[Id, Name] : Sessions) // heddle: data-race@high
    N += Name.size() + Id;
  return N;
}

// CHECK: 'Sessions' is looked at here while another thread can change it
// CHECK: looks at 'Sessions' ('begin')
// CHECK: changes 'Sessions' ('emplace'), holding 'SessionMu'
// CHECK: is invalid after step {{[0-9]+}}: memory that was given back is used

static size_t okWalk() {
  std::lock_guard<std::mutex> Hold(SessionMu);
  size_t N = 0;
  for (auto &[Id, Name] : Sessions)
    N += Name.size() + Id;
  return N;
}

// A copy that is made under the lock is the thread's own.
static size_t okCopy() {
  std::map<int, std::string> Copy;
  {
    std::lock_guard<std::mutex> Hold(SessionMu);
    Copy = Sessions;
  }
  return Copy.size();
}

// The pointer itself, not what it points to: its two halves are changed one after the other.
struct Config {
  int Level = 0;
};
static std::shared_ptr<const Config> Current = std::make_shared<Config>();

static void reload() {
  Current = std::make_shared<Config>(); // heddle: data-race@high
}
static int badLevel() { return Current->Level; }

// CHECK: 'Current' is written here while another thread can read it
// CHECK: the pointer of step {{[0-9]+}} and that of step {{[0-9]+}} mix: an object is freed while it is used, or freed twice

static std::shared_ptr<const Config> Guarded = std::make_shared<Config>();
static std::mutex GuardedMu;

static void okReload() {
  auto New = std::make_shared<Config>();
  std::lock_guard<std::mutex> Hold(GuardedMu);
  Guarded = New;
}
static int okLevel() {
  std::shared_ptr<const Config> Mine;
  {
    std::lock_guard<std::mutex> Hold(GuardedMu);
    Mine = Guarded;
  }
  return Mine->Level;
}

// Two threads that only look at it.
static std::vector<int> Table{1, 2, 3};
static int okLook() { return Table.size() + Table[0]; }

// What a function of the library is given by reference, it reads.
class Banner {
public:
  void set(const std::string &New) {
    std::lock_guard<std::mutex> Hold(Mu);
    Text = New;
  }
  void okInto(std::string &To) const {
    std::lock_guard<std::mutex> Hold(Mu);
    To = Text;
  }
  void okOver(std::string &To) const {
    std::lock_guard<std::mutex> Hold(Mu);
    To.append(Text);
  }
  void badInto(std::string &To) const { To.append(Text); } // heddle: data-race@high

private:
  mutable std::mutex Mu;
  std::string Text;
};
static Banner Title;

static void readTitle() {
  std::string Mine;
  Title.okInto(Mine);
  Title.okOver(Mine);
  Title.badInto(Mine);
}

static void server() {
  Title.set("open");
  openSession(1);
  closeSession(1);
  reload();
  okReload();
  okLook();
}

int main() {
  std::thread Server(server);
  readTitle();
  size_t N = badWalk() + okWalk() + okCopy() + badLevel() + okLevel() + okLook();
  Server.join();
  return N != 0;
}
