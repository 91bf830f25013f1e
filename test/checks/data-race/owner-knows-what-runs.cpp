// RUN: %check_heddle %s data-race
//
// The owner of a thread keeps a flag that says whether it runs: who does not join because
// of it has no need to. A question about something else is no such thing.

#include <pthread.h>
#include <vector>

class Task {
public:
  virtual ~Task() = default;
  void start() { Running = pthread_create(&Thread, nullptr, &Task::entry, this) == 0; }
  void join() {
    if (!Running)
      return;
    pthread_join(Thread, nullptr);
    Running = false;
  }
  void joinIf(bool Wanted) {
    if (Wanted)
      pthread_join(Other, nullptr);
  }
  void startOther() { pthread_create(&Other, nullptr, &Task::entry, this); }

protected:
  virtual void execute() = 0;

private:
  static void *entry(void *Self) {
    static_cast<Task *>(Self)->execute();
    return nullptr;
  }
  pthread_t Thread{}, Other{};
  bool Running = false;
};

class Sampler : public Task {
public:
  int okSamples() const { return Samples; }

protected:
  void execute() override { ++Samples; }

private:
  int Samples = 0;
};

class Gauge : public Task {
public:
  int badReadings() const { return Readings; }

protected:
  void execute() override { ++Readings; } // heddle: data-race@high

private:
  int Readings = 0;
};

int main(int Argc, char **) {
  Sampler S;
  S.start();
  S.join();
  Gauge G;
  G.startOther();
  G.joinIf(Argc > 1);
  return S.okSamples() + G.badReadings();
}
