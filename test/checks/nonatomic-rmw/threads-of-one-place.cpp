// RUN: %check_heddle %s nonatomic-rmw
//
// One place starts several threads: each with an object of its own, or one that is started
// when it is needed first. That the place is reached again says nothing then.

#include <memory>
#include <mutex>
#include <pthread.h>
#include <thread>

// A wrapper that is called for each of two members.
struct Decoder {
  long okDecoded = 0;
  long *badTotal = nullptr;
  pthread_t Thread;
};
struct Player {
  Decoder Video, Audio;
  long Total = 0;
};

static void *decode(void *Arg) {
  auto *D = static_cast<Decoder *>(Arg);
  D->okDecoded++;
  (*D->badTotal)++; // heddle: nonatomic-rmw@high
  return nullptr;
}
static void start(Player &P, Decoder *D) {
  D->badTotal = &P.Total;
  pthread_create(&D->Thread, nullptr, decode, D);
}
void play() {
  Player P;
  start(P, &P.Video);
  start(P, &P.Audio);
  pthread_join(P.Video.Thread, nullptr);
  pthread_join(P.Audio.Thread, nullptr);
}

// The same object is given to two of them.
struct Job {
  long badDone = 0;
  pthread_t First, Second;
};
static void *work(void *Arg) {
  static_cast<Job *>(Arg)->badDone++; // heddle: nonatomic-rmw@high
  return nullptr;
}
static void run(pthread_t *Thread, Job *J) { pthread_create(Thread, nullptr, work, J); }
void twice() {
  Job J;
  run(&J.First, &J);
  run(&J.Second, &J);
  pthread_join(J.First, nullptr);
  pthread_join(J.Second, nullptr);
}

// Started when it is needed first.
class Lazy {
public:
  void okPost() {
    std::lock_guard<std::mutex> Lock(Mu);
    if (!Started)
      begin();
  }
  ~Lazy() { Worker.join(); }

private:
  void begin() {
    Started = true;
    Worker = std::thread(&Lazy::loop, this);
  }
  void loop() { ++okRounds; }

  std::mutex Mu;
  bool Started = false;
  long okRounds = 0;
  std::thread Worker;
};
static Lazy TheLazy;

class Eager {
public:
  void badPost() { Worker = std::make_unique<std::thread>(&Eager::loop, this); }

private:
  void loop() { ++badRounds; } // heddle: nonatomic-rmw@high

  long badRounds = 0;
  std::unique_ptr<std::thread> Worker;
};
static Eager TheEager;

int main() {
  TheLazy.okPost();
  TheLazy.okPost();
  TheEager.badPost();
  TheEager.badPost();
  play();
  twice();
}
