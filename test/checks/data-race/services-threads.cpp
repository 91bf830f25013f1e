// RUN: %check_heddle %s data-race nonatomic-rmw double-checked-locking
//
// Parts of services that have threads of their own, each once wrong and once right, in
// several files.

//--- bus.h
#pragma once
#include <functional>
#include <mutex>
#include <string>
#include <vector>

using Listener = std::function<void(const std::string &)>;

// Who walks through the listeners while one subscribes.
class BadBus {
public:
  void subscribe(Listener L);
  void badPublish(const std::string &Event);

private:
  std::mutex Mu;
  std::vector<Listener> Listeners;
};

class OkBus {
public:
  void subscribe(Listener L);
  void publish(const std::string &Event);

private:
  std::mutex Mu;
  std::vector<Listener> Listeners;
};

//--- bus.cpp
#include "bus.h"

void BadBus::subscribe(Listener L) {
  std::lock_guard<std::mutex> Hold(Mu);
  Listeners.push_back(std::move(L));
}
void BadBus::badPublish(const std::string &Event) {
  for (auto &L : Listeners) // heddle: data-race@high
    L(Event);
}

void OkBus::subscribe(Listener L) {
  std::lock_guard<std::mutex> Hold(Mu);
  Listeners.push_back(std::move(L));
}
void OkBus::publish(const std::string &Event) {
  std::vector<Listener> Now;
  {
    std::lock_guard<std::mutex> Hold(Mu);
    Now = Listeners;
  }
  for (auto &L : Now)
    L(Event);
}

//--- reporter.h
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

class BadReporter {
public:
  ~BadReporter();
  void start();
  void badStop();
  std::string last() const;

private:
  void loop();
  std::thread Worker;
  mutable std::mutex Mu;
  std::string Last;
  bool Running = false;
};

class OkReporter {
public:
  ~OkReporter();
  void start();
  void stop();
  std::string last() const;

private:
  void loop();
  std::thread Worker;
  mutable std::mutex Mu;
  std::condition_variable Wake;
  std::string Last;
  bool Running = false;
};

//--- reporter.cpp
#include "reporter.h"

std::string measure();

BadReporter::~BadReporter() { badStop(); }
void BadReporter::start() {
  Running = true;
  Worker = std::thread(&BadReporter::loop, this);
}
void BadReporter::badStop() {
  Running = false; // heddle: data-race@high
  if (Worker.joinable())
    Worker.join();
}
void BadReporter::loop() {
  while (Running) {
    std::string Now = measure();
    std::lock_guard<std::mutex> Hold(Mu);
    Last = Now;
  }
}
std::string BadReporter::last() const {
  std::lock_guard<std::mutex> Hold(Mu);
  return Last;
}

OkReporter::~OkReporter() { stop(); }
void OkReporter::start() {
  Running = true;
  Worker = std::thread(&OkReporter::loop, this);
}
void OkReporter::stop() {
  {
    std::lock_guard<std::mutex> Hold(Mu);
    Running = false;
  }
  Wake.notify_all();
  if (Worker.joinable())
    Worker.join();
}
void OkReporter::loop() {
  std::unique_lock<std::mutex> Hold(Mu);
  while (Running) {
    Last = measure();
    Wake.wait_for(Hold, std::chrono::seconds(1), [this] { return !Running; });
  }
}
std::string OkReporter::last() const {
  std::lock_guard<std::mutex> Hold(Mu);
  return Last;
}

//--- measure.cpp
#include <string>
std::string measure() { return "0"; }

//--- queue.h
#pragma once
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

struct Message {
  std::string Body;
  int Attempts = 0;
};

// What is taken from the queue belongs to who has taken it.
class Queue {
public:
  void push(std::unique_ptr<Message> M) {
    {
      std::lock_guard<std::mutex> Hold(Mu);
      Messages.push_back(std::move(M));
    }
    Wake.notify_one();
  }
  std::unique_ptr<Message> pop() {
    std::unique_lock<std::mutex> Hold(Mu);
    Wake.wait(Hold, [this] { return Closed || !Messages.empty(); });
    if (Messages.empty())
      return nullptr;
    std::unique_ptr<Message> M = std::move(Messages.front());
    Messages.pop_front();
    return M;
  }
  void close() {
    std::lock_guard<std::mutex> Hold(Mu);
    Closed = true;
    Wake.notify_all();
  }

private:
  std::mutex Mu;
  std::condition_variable Wake;
  std::deque<std::unique_ptr<Message>> Messages;
  bool Closed = false;
};

//--- sender.h
#pragma once
#include "queue.h"
#include <thread>

class OkSender {
public:
  OkSender() : Worker([this] { run(); }) {}
  ~OkSender() {
    Outgoing.close();
    Worker.join();
  }
  void send(const std::string &Body) {
    auto M = std::make_unique<Message>();
    M->Body = Body;
    M->Attempts = 1;
    Outgoing.push(std::move(M));
  }

private:
  void run() {
    while (std::unique_ptr<Message> M = Outgoing.pop()) {
      M->Attempts = 2;
      M->Body.clear();
    }
  }
  Queue Outgoing;
  std::thread Worker;
};

// The status that the thread writes is looked at while it runs.
class BadSender {
public:
  BadSender() : Worker([this] { run(); }) {}
  ~BadSender() {
    Outgoing.close();
    Worker.join();
  }
  void send(const std::string &Body) {
    auto M = std::make_unique<Message>();
    M->Body = Body;
    Outgoing.push(std::move(M));
  }
  std::string status() const { return Status; }

private:
  void badRun() { Status = "sent"; } // heddle: data-race@high
  void run() {
    while (std::unique_ptr<Message> M = Outgoing.pop())
      badRun();
  }
  Queue Outgoing;
  std::string Status;
  std::thread Worker;
};

//--- main.cpp
#include "bus.h"
#include "reporter.h"
#include "sender.h"

int main() {
  BadBus Bad;
  OkBus Ok;
  std::thread Events([&] {
    for (int I = 0; I != 10; ++I) {
      Bad.badPublish("tick");
      Ok.publish("tick");
    }
  });
  Bad.subscribe([](const std::string &) {});
  Ok.subscribe([](const std::string &) {});
  BadReporter R1;
  OkReporter R2;
  R1.start();
  R2.start();
  size_t N = R1.last().size() + R2.last().size();
  R1.badStop();
  R2.stop();
  OkSender S1;
  BadSender S2;
  S1.send("a");
  S2.send("b");
  N += S2.status().size();
  Events.join();
  return N != 0;
}
