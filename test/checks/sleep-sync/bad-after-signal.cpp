// RUN: %check_heddle %s sleep-sync
//
// Tells a thread to go on, and sleeps so that it can: the worker is signalled,
// the answer is read after a nap.

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unistd.h>

struct Job {
  std::mutex Mu;
  std::condition_variable Wake;
  bool Asked = false;
  bool Answered = false;
  int Answer = 0;
};

static void answerBad(Job &J) {
  std::unique_lock<std::mutex> Hold(J.Mu);
  J.Wake.wait(Hold, [&J] { return J.Asked; });
  J.Answer = 42;
  J.Answered = true;
  J.Wake.notify_all();
}

static int badAskAndNap(Job &J) {
  {
    std::lock_guard<std::mutex> Hold(J.Mu);
    J.Asked = true;
  }
  J.Wake.notify_all();
  sleep(1); // heddle: sleep-sync@high
  std::lock_guard<std::mutex> Hold(J.Mu);
  return J.Answer;
}

static int okAskAndWait(Job &J) {
  std::unique_lock<std::mutex> Hold(J.Mu);
  J.Asked = true;
  J.Wake.notify_all();
  J.Wake.wait(Hold, [&J] { return J.Answered; });
  return J.Answer;
}

static int napping() {
  Job J;
  std::thread T([&J] { answerBad(J); });
  int Answer = badAskAndNap(J);
  T.join();
  return Answer;
}

static int waiting() {
  Job J;
  std::thread T([&J] { answerBad(J); });
  int Answer = okAskAndWait(J);
  T.join();
  return Answer;
}

int main() { return napping() - waiting(); }
