// RUN: %check_heddle %s nonatomic-rmw data-race
//
// A thread that is given an element of one container has no more right to the elements of
// another one; and the number that it draws names a piece of the work.

#include <atomic>
#include <thread>
#include <vector>

class Board {
public:
  explicit Board(unsigned N) : Peaks(N), Troughs(N) {}
  void badPeak(unsigned Channel, int Value) {
    if (Value > Peaks[Channel].load())
      Peaks[Channel].store(Value); // heddle: nonatomic-rmw
  }
  void okTrough(unsigned Channel, int Value) {
    int Seen = Troughs[Channel].load();
    while (Value < Seen && !Troughs[Channel].compare_exchange_weak(Seen, Value))
      ;
  }

private:
  std::vector<std::atomic<int>> Peaks, Troughs;
};

struct Sensor {
  unsigned Channel = 0;
  int Own = 0;
};

static void run(Board &B, Sensor &S) {
  for (int I = 0; I != 100; ++I) {
    B.badPeak(S.Channel, I);
    B.okTrough(S.Channel, I);
    ++S.Own;
  }
}

struct Share {
  int Pieces = 0;
};
static std::atomic<unsigned> Next{0};
static void draw(Share &S, unsigned All, std::vector<int> &Out) {
  for (;;) {
    unsigned I = Next.fetch_add(1);
    if (I >= All)
      return;
    ++S.Pieces; // heddle: data-race
    Out[I] = 1;
  }
}

int main() {
  Board B(4);
  std::vector<Sensor> Sensors(4);
  std::vector<std::thread> Threads;
  for (Sensor &S : Sensors)
    Threads.emplace_back([&B, &S] { run(B, S); });
  for (std::thread &T : Threads)
    T.join();

  std::vector<Share> Shares(4);
  std::vector<int> Out(100);
  std::vector<std::thread> Crew;
  for (Share &S : Shares)
    Crew.emplace_back([&S, &Out] { draw(S, 100, Out); });
  int Sum = 0;
  for (const Share &S : Shares)
    Sum += S.Pieces;
  for (std::thread &T : Crew)
    T.join();
  return Sum;
}
