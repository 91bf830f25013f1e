#include "dispatcher.h"

#include <vector>

bool RecordingTransport::deliver(const std::string& address, const std::string& text)
{
    if (text.empty())
        return false;
    pthread_mutex_lock(&mutex_);
    ++perAddress_[address];
    pthread_mutex_unlock(&mutex_);
    return true;
}

unsigned RecordingTransport::received(const std::string& address)
{
    unsigned n = 0;
    pthread_mutex_lock(&mutex_);
    std::map<std::string, unsigned>::const_iterator it = perAddress_.find(address);
    if (it != perAddress_.end())
        n = it->second;
    pthread_mutex_unlock(&mutex_);
    return n;
}

Dispatcher::Dispatcher(int id, const Spool* spool, Transport* transport)
    : id_(id), spool_(spool), transport_(transport), thread_(), running_(false), sent_(0), failed_(0)
{
}

bool Dispatcher::start()
{
    running_ = pthread_create(&thread_, nullptr, &Dispatcher::threadMain, this) == 0;
    return running_;
}

void Dispatcher::join()
{
    if (running_)
        pthread_join(thread_, nullptr);
    running_ = false;
}

void* Dispatcher::threadMain(void* arg)
{
    static_cast<Dispatcher*>(arg)->run();
    return nullptr;
}

// Two passes over the spool: what a colleague was too slow for in the first one is taken in the second.
void Dispatcher::run()
{
    for (int pass = 0; pass < 2; ++pass) {
        const std::vector<std::string> names = spool_->list();
        for (std::size_t i = 0; i < names.size(); ++i)
            handle(names[i]);
    }
}

void Dispatcher::handle(const std::string& name)
{
    if (!spool_->claim(name, id_))
        return;
    std::string address;
    std::string text;
    if (spool_->load(name, &address, &text) && transport_->deliver(address, text) && spool_->finish(name))
        ++sent_;
    else
        ++failed_;
}
