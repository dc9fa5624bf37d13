// A count of bytes that structures report to, and that reports to a count above it.

#ifndef NACRE_BASE_MEMORY_ACCOUNT_H_
#define NACRE_BASE_MEMORY_ACCOUNT_H_

#include <cstddef>
#include <utility>

namespace nacre {

// Not thread-safe; has a fixed address, since structures keep a pointer to it.
class MemoryAccount {
 public:
  explicit MemoryAccount(MemoryAccount* parent = nullptr) : parent_(parent) {}
  MemoryAccount(const MemoryAccount&) = delete;
  MemoryAccount& operator=(const MemoryAccount&) = delete;

  size_t bytes() const { return bytes_; }

  void Add(size_t bytes) {
    for (MemoryAccount* account = this; account != nullptr; account = account->parent_)
      account->bytes_ += bytes;
  }
  void Remove(size_t bytes) {
    for (MemoryAccount* account = this; account != nullptr; account = account->parent_)
      account->bytes_ -= bytes;
  }

  // Takes all that is counted here out of the accounts above, which hear no more
  // of it: what reported here may now be freed on any thread.
  void Detach() {
    MemoryAccount* parent = std::exchange(parent_, nullptr);
    if (parent != nullptr) parent->Remove(bytes_);
  }

 private:
  size_t bytes_ = 0;
  MemoryAccount* parent_;
};

}  // namespace nacre

#endif  // NACRE_BASE_MEMORY_ACCOUNT_H_
