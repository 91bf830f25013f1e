// RUN: %check_heddle %s sleep-sync
//
// Sleeps that order no thread: back-off between retries of an outside
// operation, rate limits, periodic work, simulated latency.

#include <atomic>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

static std::atomic<bool> Stop{false};
static std::atomic<long> Sent{0};
static std::mutex Mu;
static long Samples = 0;

// Tries to reach somebody else's process.
static int okRetries(const char *Path) {
  for (int Try = 0; Try != 5; ++Try) {
    int File = open(Path, O_RDWR);
    if (File >= 0)
      return File;
    std::this_thread::sleep_for(50ms * (Try + 1));
  }
  return -1;
}

// Works at a fixed pace until it is told to stop.
static void okPeriodic() {
  while (!Stop) {
    {
      std::lock_guard<std::mutex> Hold(Mu);
      ++Samples;
    }
    std::this_thread::sleep_for(1s);
  }
}

static void okRateLimit(int Socket, const char *Data, size_t Size) {
  for (size_t I = 0; I < Size && !Stop; I += 64) {
    send(Socket, Data + I, 64, 0);
    ++Sent;
    usleep(1000);
  }
}

static void okSimulatedLatency(long *Out) {
  std::this_thread::sleep_for(20ms);
  *Out = 1;
}

static void okProgressBar() {
  while (!Stop) {
    std::printf("%ld sent\n", Sent.load());
    ++Samples;
    std::this_thread::sleep_until(std::chrono::steady_clock::now() + 200ms);
  }
}

int main() {
  long Answer = 0;
  okSimulatedLatency(&Answer);
  std::thread Sampler(okPeriodic);
  std::thread Sender([] {
    int File = okRetries("/dev/null");
    if (File >= 0)
      okRateLimit(File, "data", 4);
  });
  Sender.join();
  Stop = true;
  Sampler.join();
  std::thread Bar(okProgressBar);
  Bar.join();
  return Answer == 1 ? 0 : 1;
}
