// RUN: %check_heddle %s lock-order
// Which of many overrides a call under a lock runs is not known: nodes of a graph call their
// successors, each under its own lock, and no node is its own successor.
#include <mutex>
#include <vector>

class Receiver {
public:
  virtual ~Receiver() = default;
  virtual void put(int V) = 0;
  virtual void attach(Receiver &R) = 0;
};

class Cache {
public:
  void add(Receiver &R) {
    std::lock_guard<std::mutex> G(Lock);
    Next.push_back(&R);
  }
  void okPutToAll(int V) {
    std::lock_guard<std::mutex> G(Lock);
    for (Receiver *R : Next)
      R->put(V);
  }

private:
  std::mutex Lock;
  std::vector<Receiver *> Next;
};

class Limiter : public Receiver {
public:
  void put(int V) override {
    {
      std::lock_guard<std::mutex> G(Own);
      ++Count;
    }
    Successors.okPutToAll(V);
  }
  void attach(Receiver &R) override {
    std::lock_guard<std::mutex> G(Own);
    Successors.add(R);
  }

private:
  std::mutex Own;
  int Count = 0;
  Cache Successors;
};

template <int N> class Sink : public Receiver {
public:
  void put(int V) override {
    std::lock_guard<std::mutex> G(Own);
    Last = V;
  }
  void attach(Receiver &) override {}

private:
  std::mutex Own;
  int Last = 0;
};

template class Sink<1>;
template class Sink<2>;
template class Sink<3>;

/// Two objects that know each other.
class Screen;
class Model {
public:
  void bad_change();
  int read() {
    std::lock_guard<std::mutex> G(Lock);
    return Value;
  }

private:
  friend class Screen;
  std::mutex Lock;
  int Value = 0;
  Screen *Shown = nullptr;
};

class Screen {
public:
  void draw() {
    std::lock_guard<std::mutex> G(Lock); // heddle: lock-order
    ++Frames;
  }
  void bad_refresh() {
    std::lock_guard<std::mutex> G(Lock);
    Frames += Of->read();
  }

private:
  std::mutex Lock;
  int Frames = 0;
  Model *Of = nullptr;
};

void Model::bad_change() {
  std::lock_guard<std::mutex> G(Lock);
  ++Value;
  Shown->draw();
}
