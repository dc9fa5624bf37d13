// The operations on files that durability depends on. They are the operating system's,
// but that tests can have one of them fail, stop half-way, or be the process's last.
//
//   SetDiskFaults("write:5:kill sync:3-9:EIO write:7:half rename:1:kill");
//
// Each fault is an operation (open, write, sync, rename, remove, truncate), which of the
// process's operations of this kind are meant, counted from 1, and what happens: an error
// (EIO, ENOSPC, EACCES), `half` (a write of half its bytes, of which the caller is told),
// `torn` (half the bytes are written, and the process is killed), `kill` (the process is
// killed before) or `killafter`. The environment variable NACRE_DISK_FAULTS sets them, too.

#ifndef NACRE_BASE_DISK_H_
#define NACRE_BASE_DISK_H_

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nacre {

// As the functions of the C library: -1 and errno if it fails. Interrupted ones go on.
int DiskOpen(const std::string& path, int flags, unsigned permissions);
ssize_t DiskWrite(int descriptor, std::string_view bytes);
// The file's data, and of its metadata what is needed to read them.
int DiskSync(int descriptor);
int DiskRename(const std::string& from, const std::string& to);
int DiskRemove(const std::string& path);
int DiskTruncate(int descriptor, uint64_t size);

// "cannot <what> <path>: <why>", from errno.
std::string DiskFailure(std::string_view what, const std::string& path);

// For tests. An empty text ends all faults; false if the text is not as described.
bool SetDiskFaults(std::string_view faults);

}  // namespace nacre

#endif  // NACRE_BASE_DISK_H_
