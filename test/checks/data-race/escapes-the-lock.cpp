// RUN: %check_heddle %s data-race
//
// A reference to an element of a guarded container outlives the lock under which it was
// found. However an element is come by, `m[k]`, `m.at(k)` or `it->second`, it is one.

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using List = std::vector<int>;

class Index {
public:
  void add(const std::string &Word, int Page) {
    std::lock_guard<std::mutex> Hold(Mu);
    Pages[Word].push_back(Page);
  }
  const List &badPages(const std::string &Word) const {
    static const List None;
    std::lock_guard<std::mutex> Hold(Mu);
    auto It = Pages.find(Word);
    if (It == Pages.end())
      return None;
    return It->second;
  }
  List okPages(const std::string &Word) const {
    std::lock_guard<std::mutex> Hold(Mu);
    auto It = Pages.find(Word);
    return It == Pages.end() ? List() : It->second;
  }
  unsigned long words() const {
    std::lock_guard<std::mutex> Hold(Mu);
    return Pages.size();
  }

private:
  mutable std::mutex Mu;
  std::map<std::string, List> Pages;
};

static int badSum(const Index &I) {
  int Sum = 0;
  for (int Page : I.badPages("heron")) // heddle: data-race
    Sum += Page;
  return Sum;
}

static int okSum(const Index &I) {
  int Sum = 0;
  for (int Page : I.okPages("heron"))
    Sum += Page;
  return Sum;
}

// Who holds the lock further up may keep the reference as long.
class Ledger {
public:
  void add(int No, int Entry) {
    std::lock_guard<std::mutex> Hold(Mu);
    entries(No).push_back(Entry);
  }
  int okSum(int No) {
    std::lock_guard<std::mutex> Hold(Mu);
    int Sum = 0;
    for (int E : entries(No))
      Sum += E;
    return Sum;
  }

private:
  List &entries(int No) { return Books[No]; }
  std::mutex Mu;
  std::map<int, List> Books;
};

int main() {
  Index I;
  Ledger L;
  std::thread Writer([&] {
    I.add("heron", 3);
    L.add(1, 2);
  });
  std::thread Reader([&] {
    badSum(I);
    okSum(I);
    L.okSum(1);
    I.words();
  });
  Writer.join();
  Reader.join();
}
