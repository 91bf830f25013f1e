// RUN: %check_heddle %s check-then-act
//
// Counted owners: who asks whether there is another one has an old answer.

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

struct Session {
  int Hits = 0;
  void ping();
};

struct Watcher {
  std::weak_ptr<Session> Seen;
  long Rounds = 0;

  void badPing() {
    if (!Seen.expired())
      Seen.lock()->ping(); // heddle: check-then-act@medium
    // CHECK: [[@LINE-1]]:{{.*}}the object of 'Seen' can end after 'expired' was asked, and nobody looks whether 'lock' got it
  }
  void badLater() {
    if (Seen.expired())
      return;
    std::shared_ptr<Session> S = Seen.lock();
    S->ping(); // heddle: check-then-act@medium
  }
  void okPing() {
    if (std::shared_ptr<Session> S = Seen.lock())
      S->ping();
  }
  void okAsksBoth() {
    if (Seen.expired())
      return;
    std::shared_ptr<Session> S = Seen.lock();
    if (!S)
      return;
    S->ping();
  }
};

static std::vector<std::weak_ptr<Session>> All;
static std::mutex AllMutex;

// To clean up what has ended: what has ended stays so.
static void okCleanUp() {
  std::lock_guard<std::mutex> Guard(AllMutex);
  for (size_t I = 0; I < All.size();)
    if (All[I].expired())
      All.erase(All.begin() + I);
    else
      ++I;
}

struct Document {
  std::mutex Mutex;
  std::shared_ptr<std::vector<int>> Text, Draft;

  void badAppend(int C) {
    if (Text.use_count() == 1)
      Text->push_back(C); // heddle: check-then-act
  }
  std::shared_ptr<std::vector<int>> okShare() { return Text; }
  void okAppend(int C) {
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Draft.use_count() == 1)
      Draft->push_back(C);
  }
  std::shared_ptr<std::vector<int>> okShareDraft() {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Draft;
  }
  void okReset() { Text = std::make_shared<std::vector<int>>(); }
  void okResetDraft() {
    std::lock_guard<std::mutex> Guard(Mutex);
    Draft = std::make_shared<std::vector<int>>();
  }
};

static Document Doc;

static void watch(std::weak_ptr<Session> S) {
  Watcher W;
  W.Seen = S;
  W.badPing();
  W.badLater();
  W.okPing();
  W.okAsksBoth();
  okCleanUp();
  Doc.okShare();
  Doc.okShareDraft();
}

static void edit() {
  Doc.badAppend(1);
  Doc.okAppend(1);
}

int main() {
  Doc.okReset();
  Doc.okResetDraft();
  auto S = std::make_shared<Session>();
  std::thread A(watch, std::weak_ptr<Session>(S)), B(watch, std::weak_ptr<Session>(S)), C(edit);
  S.reset();
  A.join();
  B.join();
  C.join();
}
