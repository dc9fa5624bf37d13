// How a lane has a control command run in JavaScript, and how the answer
// comes back.

#ifndef NACRE_NETWORK_CONTROL_PLANE_H_
#define NACRE_NETWORK_CONTROL_PLANE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace nacre {

// Where a control command's reply is left. Any thread; outlives the lane.
class ReplyPort {
 public:
  virtual ~ReplyPort() = default;
  // Bytes of the encoded reply for client `client_id`; dropped if it is gone.
  virtual void Reply(uint64_t client_id, std::string bytes) = 0;
};

struct ControlRequest {
  std::shared_ptr<ReplyPort> port;
  uint64_t client_id = 0;
  uint16_t command_id = 0;
  int resp_version = 2;
  uint32_t database = 0;
  std::vector<std::string> arguments;
};

class ControlPlane {
 public:
  virtual ~ControlPlane() = default;
  // Queues the request. Any thread. A plane that has ended answers with an error.
  virtual void Post(ControlRequest request) = 0;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_CONTROL_PLANE_H_
