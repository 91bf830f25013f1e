// RUN: %check_heddle %s thread-lifetime
//
// Members end from the last to the first, and bases after all of them: what is declared
// behind the handle of a thread has ended when its destructor waits for the thread.
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

// Nothing stops the thread before the members end.
class Mailer {
public:
  Mailer() { bad_ = std::jthread([this](std::stop_token s) { send(s); }); }
  void post(std::string text) {
    std::lock_guard g(mu_);
    texts_.push_back(text);
  }

private:
  void send(std::stop_token s) {
    while (!s.stop_requested()) {
      std::lock_guard g(mu_);
      texts_.clear();
    }
  }
  std::jthread bad_; // heddle: thread-lifetime@high
  // CHECK: [[@LINE-1]]:{{.*}}'bad_' waits for its thread only when 'mu_' and 'texts_' of 'Mailer' have ended, and the thread uses them: members end from the last to the first
  // CHECK: ends 'mu_'
  // CHECK: uses 'mu_'
  // CHECK: ends 'bad_', and waits for the thread
  // CHECK: help: declare 'bad_' behind what its thread uses, or stop and join it in the destructor of 'Mailer'
  std::mutex mu_;
  std::vector<std::string> texts_;
};

// The same in the right order.
class OkMailer {
public:
  OkMailer() { sender_ = std::jthread([this](std::stop_token s) { send(s); }); }
  void post(std::string text) {
    std::lock_guard g(mu_);
    texts_.push_back(text);
  }

private:
  void send(std::stop_token s) {
    while (!s.stop_requested()) {
      std::lock_guard g(mu_);
      texts_.clear();
    }
  }
  std::mutex mu_;
  std::vector<std::string> texts_;
  std::jthread sender_;
};

// A destructor that asks it to stop, but does not wait for it.
class Sampler {
public:
  void start() {
    bad_ = std::jthread([this](std::stop_token s) {
      while (!s.stop_requested()) {
        std::lock_guard g(mu_);
        values_.push_back(1);
      }
    });
  }
  ~Sampler() { bad_.request_stop(); }

private:
  std::mutex mu_;
  std::jthread bad_; // heddle: thread-lifetime@high
  std::vector<int> values_;
};

// One that waits makes the order good.
class OkJoins {
public:
  void start() {
    worker_ = std::jthread([this](std::stop_token s) {
      while (!s.stop_requested()) {
        std::lock_guard g(mu_);
        values_.push_back(1);
      }
    });
  }
  ~OkJoins() { stop(); }

private:
  void stop() {
    worker_.request_stop();
    if (worker_.joinable())
      worker_.join();
  }
  std::jthread worker_;
  std::mutex mu_;
  std::vector<int> values_;
};

// So does to put an empty handle in its place.
class OkReplaced {
public:
  void start() {
    worker_ = std::jthread([this] {
      std::lock_guard g(mu_);
      values_.push_back(1);
    });
  }
  ~OkReplaced() { worker_ = {}; }

private:
  std::jthread worker_;
  std::mutex mu_;
  std::vector<int> values_;
};

// What is behind the handle is not the thread's; numbers do not end.
class OkOthers {
public:
  void start() {
    worker_ = std::jthread([this] {
      std::lock_guard g(mu_);
      ++done_;
    });
  }
  void name(std::string n) { name_ = n; }

private:
  std::mutex mu_;
  std::jthread worker_;
  std::atomic<int> done_{0};
  std::string name_;
};

// The end of a future of std::async waits as well.
class Index {
public:
  void build() {
    bad_ = std::async(std::launch::async, [this] {
      std::lock_guard g(mu_);
      words_.push_back("a");
    });
  }

private:
  std::mutex mu_;
  std::future<void> bad_; // heddle: thread-lifetime@high
  std::vector<std::string> words_;
};

class OkIndex {
public:
  void build() {
    done_ = std::async(std::launch::async, [this] {
      std::lock_guard g(mu_);
      words_.push_back("a");
    });
  }

private:
  std::mutex mu_;
  std::vector<std::string> words_;
  std::future<void> done_;
};

// The base waits when the derived part has ended.
class Task {
public:
  virtual ~Task() { join(); }
  void start() { thread_ = std::thread([this] { run(); }); }

protected:
  virtual void run() = 0;
  void join() {
    if (thread_.joinable())
      thread_.join();
  }

private:
  std::thread thread_;
};

class Report : public Task {
  void run() override {
    std::lock_guard g(mu_);
    lines_.push_back("x");
  }
  std::mutex mu_; // heddle: thread-lifetime@high
  // CHECK: the thread in 'thread_' uses 'mu_' and 'lines_' of 'Report', and its base 'Task' waits for the thread only when they have ended
  std::vector<std::string> lines_;
};

class OkReport : public Task {
public:
  ~OkReport() override { join(); }

private:
  void run() override {
    std::lock_guard g(mu_);
    lines_.push_back("y");
  }
  std::mutex mu_;
  std::vector<std::string> lines_;
};

int main() {
  Mailer m;
  m.post("a");
  OkMailer om;
  om.post("a");
  Sampler s;
  s.start();
  OkJoins j;
  j.start();
  OkReplaced r;
  r.start();
  OkOthers o;
  o.start();
  o.name("o");
  Index i;
  i.build();
  OkIndex oi;
  oi.build();
  Report re;
  re.start();
  OkReport ore;
  ore.start();
}
