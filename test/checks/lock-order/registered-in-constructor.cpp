// RUN: %check_heddle %s lock-order
//
// A local object that enters itself into another one's list when it is made is one of
// those that the list leads to; one that is in no list is not.

//--- model.h
#pragma once
#include <mutex>
#include <set>
class Model;
class View {
public:
  explicit View(Model &M);
  ~View();
  void changed(int V);
  void refresh();
  void okRefresh();

private:
  Model &Of;
  std::mutex Mutex;
  int Shown = 0;
};
class Model {
public:
  void attach(View *V);
  void detach(View *V);
  void set(int V);
  int get();

private:
  std::mutex Mutex;
  std::set<View *> Views;
  int Value = 0;
};
class Loner {
public:
  explicit Loner(Model &M) : Of(M) {}
  void okLook() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Of.get();
  }

private:
  Model &Of;
  std::mutex Mutex;
};

//--- model.cpp
#include "model.h"
void Model::attach(View *V) {
  std::lock_guard<std::mutex> Lock(Mutex);
  Views.insert(V);
}
void Model::detach(View *V) {
  std::lock_guard<std::mutex> Lock(Mutex);
  Views.erase(V);
}
void Model::set(int V) {
  std::lock_guard<std::mutex> Lock(Mutex);
  Value = V;
  for (View *X : Views)
    X->changed(V);
}
int Model::get() {
  std::lock_guard<std::mutex> Lock(Mutex);
  return Value;
}

//--- view.cpp
#include "model.h"
View::View(Model &M) : Of(M) { Of.attach(this); }
View::~View() { Of.detach(this); }
void View::changed(int V) {
  std::lock_guard<std::mutex> Lock(Mutex); // heddle: lock-order@medium
  Shown = V;
}
void View::refresh() {
  std::lock_guard<std::mutex> Lock(Mutex);
  Shown = Of.get();
}
void View::okRefresh() {
  int V = Of.get();
  std::lock_guard<std::mutex> Lock(Mutex);
  Shown = V;
}

//--- main.cpp
#include "model.h"
#include <thread>
int main() {
  Model M;
  View V(M);
  Loner L(M);
  std::thread T([&] {
    V.refresh();
    V.okRefresh();
    L.okLook();
  });
  M.set(1);
  T.join();
}
