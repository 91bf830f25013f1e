// RUN: %check_heddle %s thread-lifetime
//
// Threads that members keep: started in one file, joined in another one or nowhere.

//--- server.h
#include <thread>
#include <vector>

class Server {
public:
  void start();
  void stop();
  ~Server();

private:
  void ok_accept();
  std::thread acceptor_;
  std::vector<std::thread> workers_;
};

class Probe {
public:
  void start();
  ~Probe();

private:
  void ask();
  bool bad_ = false;
  std::thread asker_;
};

class Logger {
public:
  void start();

private:
  std::jthread okWriter_;
};

//--- server.cpp
#include "server.h"
void Server::ok_accept() {}
void Server::start() {
  acceptor_ = std::thread(&Server::ok_accept, this);
  for (int i = 0; i < 4; ++i)
    workers_.emplace_back([this] { ok_accept(); });
}
void Server::stop() {
  acceptor_.join();
  for (auto &w : workers_)
    w.join();
}
void Logger::start() {
  okWriter_ = std::jthread([] {});
}

//--- probe.cpp
#include "server.h"
void Probe::ask() { bad_ = true; }
void Probe::start() { asker_ = std::thread(&Probe::ask, this); } // heddle: thread-lifetime@high
Probe::~Probe() {}

//--- main.cpp
#include "server.h"
Server::~Server() { stop(); }
int main() {
  Server s;
  s.start();
  Probe p;
  p.start();
  Logger l;
  l.start();
}
