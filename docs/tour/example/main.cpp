#include "bank.h"
#include "job_queue.h"
#include "journal.h"

#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

int main() {
  Journal journal;
  Bank bank(journal);
  bank.open("Ada", 1000);
  bank.open("Grace", 1000);

  JobQueue jobs;
  std::vector<std::thread> tellers;
  for (int i = 0; i < 4; ++i)
    tellers.emplace_back(&JobQueue::serve, &jobs);
  std::thread auditor([&] { journal.audit(bank); });

  for (int i = 0; i < 100; ++i)
    jobs.push([&bank] { bank.transfer("Ada", "Grace", 10); });
  for (int i = 0; i < 10; ++i)
    jobs.push([&bank] { bank.payInterest("Grace", 1); });

  // The tellers need a moment.
  std::this_thread::sleep_for(100ms);
  bool good = bank.transfers() == 100;
  std::printf("%s\n", good ? "all transfers are done" : "some transfers are missing");

  jobs.close();
  for (std::thread &teller : tellers)
    teller.join();
  auditor.join();
  std::printf("total %ld, %zu lines\n", bank.total(), journal.size());
  return good ? 0 : 1;
}
