// RUN: %check_heddle %s torn-invariant
//
// A configuration that locks in each accessor: a new endpoint is set while it is read.

//--- config.h
#include <mutex>
#include <string>
#include <utility>

class Config {
public:
  void setHost(const std::string &H);
  void setPort(int P);
  void setBoth(const std::string &H, int P);
  std::string host() const;
  int port() const;
  std::pair<std::string, int> endpoint() const;
  void setVerbose(int V);
  int verbose() const;

private:
  mutable std::mutex Mutex;
  std::string Host;
  int Port = 0, Verbose = 0;
};

//--- config.cpp
#include "config.h"
void Config::setHost(const std::string &H) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Host = H;
}
void Config::setPort(int P) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Port = P;
}
void Config::setBoth(const std::string &H, int P) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Host = H;
  Port = P;
}
std::string Config::host() const {
  std::lock_guard<std::mutex> Guard(Mutex);
  return Host;
}
int Config::port() const {
  std::lock_guard<std::mutex> Guard(Mutex);
  return Port;
}
std::pair<std::string, int> Config::endpoint() const {
  std::lock_guard<std::mutex> Guard(Mutex);
  return {Host, Port};
}
void Config::setVerbose(int V) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Verbose = V;
}
int Config::verbose() const {
  std::lock_guard<std::mutex> Guard(Mutex);
  return Verbose;
}

//--- client.cpp
#include "config.h"
#include <thread>

int dial(const std::string &Host, int Port) { return Host.empty() ? -1 : Port; }

static Config Settings;

static int badConnect() {
  return dial(Settings.host(), Settings.port()); // heddle: torn-invariant@medium
}
static int okConnect() {
  auto [Host, Port] = Settings.endpoint();
  return dial(Host, Port);
}
// Two things that have nothing to do with each other.
static int okUnrelated() { return Settings.port() + Settings.verbose(); }

static void reload() {
  Settings.setHost("b");
  Settings.setPort(81);
}
static void failOver() { Settings.setBoth("c", 82); }
static void louder() { Settings.setVerbose(Settings.verbose() > 0 ? 2 : 1); }

static void client() {
  badConnect();
  okConnect();
  okUnrelated();
}

int main() {
  std::thread A(client), B(reload), C(failOver), D(louder);
  A.join();
  B.join();
  C.join();
  D.join();
}
