#include <mutex>
#include <thread>
class Account {
public:
  void deposit(long n) {
    std::lock_guard<std::mutex> g(mu_);
    balance_ += n;
  }
  void withdraw(long n) {
    std::lock_guard<std::mutex> g(mu_);
    balance_ -= n;
  }
  void interest(long n) { balance_ += n; }

private:
  std::mutex mu_;
  long balance_ = 0;
};
int main() {
  Account a;
  std::thread t([&] { a.interest(1); });
  a.deposit(2);
  t.join();
}
