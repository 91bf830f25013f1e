// RUN: %check_heddle %s double-lock
//
// A base class calls its hooks under its lock. One overrider takes it again.

//--- server.h
#pragma once
#include <mutex>
class Server {
public:
  virtual ~Server() = default;
  void accept(int Client);
  int clients();

protected:
  virtual void accepted(int Client) = 0;

private:
  std::mutex mu_;
  int Clients = 0;
};

//--- server.cpp
#include "server.h"
void Server::accept(int Client) {
  std::lock_guard<std::mutex> Lock(mu_);
  ++Clients;
  accepted(Client);
}
int Server::clients() {
  std::lock_guard<std::mutex> Lock(mu_); // heddle: double-lock@high
  return Clients;
}

//--- echo.cpp
#include "server.h"
class EchoServer : public Server {
  void accepted(int) override { Limit = clients() * 2; }
  int Limit = 0;
};
void bad_echo() {
  EchoServer S;
  S.accept(1);
}

//--- quiet.h
#pragma once
#include <mutex>
class Source {
public:
  virtual ~Source() = default;
  int poll();
  int polls();

protected:
  virtual int read() = 0;

private:
  std::mutex mu_;
  int Polls = 0;
};

//--- quiet.cpp
#include "quiet.h"
int Source::poll() {
  std::lock_guard<std::mutex> Lock(mu_);
  ++Polls;
  return read();
}
int Source::polls() {
  std::lock_guard<std::mutex> Lock(mu_);
  return Polls;
}
class FileSource : public Source {
  // A lock of its own.
  int read() override {
    std::lock_guard<std::mutex> Lock(mu_);
    return ++Position;
  }
  std::mutex mu_;
  int Position = 0;
};
int ok_file() {
  FileSource S;
  return S.poll() + S.polls();
}
