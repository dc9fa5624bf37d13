// The network door of a store: lanes, and the thread that accepts.
//
// One thread accepts for all lanes and gives each socket to the lane with the
// fewest connections: listening in every lane would leave the balance to the
// order in which the kernel wakes them.

#ifndef NACRE_NETWORK_SERVER_H_
#define NACRE_NETWORK_SERVER_H_

#include <uv.h>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/store.h"
#include "network/control_plane.h"
#include "network/lane.h"
#include "network/listener.h"

namespace nacre {

class Server {
 public:
  // `control` must outlive the server.
  Server(Store& store, ControlPlane& control, size_t lanes);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  // Closes listeners and connections; waits for all threads.
  ~Server();

  // Accepts from a socket that ListenTcp or ListenUnix made, whose ownership
  // passes to the server. `transports` (null: plain) must outlive the server.
  void Accept(int descriptor, std::string unix_path, TransportFactory* transports);

  // Closes one of these sockets, if it is there; its connections stay. Returns when it is closed.
  void StopAccepting(int descriptor);

  size_t connections() const;

 private:
  struct Listener {
    Server* server;
    uv_poll_t poll;
    int descriptor;
    std::string unix_path;
    uint64_t unix_file;  // What is at unix_path, so that nobody else's socket is removed.
    TransportFactory* transports;
  };

  void Run();
  static void OnReady(uv_poll_t* poll, int status, int events);
  void AcceptAll(Listener& listener);
  void RestFromAccepting();
  void Welcome(Listener& listener, int descriptor);
  const char* Refusal(int descriptor);
  void ReadInbox();
  // Both under mutex_.
  void TakeArriving();
  void DropDeparting();
  static void Close(Listener& listener);

  Store& store_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  uv_loop_t loop_;
  uv_async_t wake_;
  uv_timer_t rest_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Listener>> arriving_;  // Under mutex_.
  std::vector<int> departing_;                       // Under mutex_.
  std::condition_variable departed_;                 // departing_ became empty.
  bool stopping_ = false;                            // Under mutex_.
  std::vector<std::unique_ptr<Listener>> listeners_;
  std::thread thread_;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_SERVER_H_
