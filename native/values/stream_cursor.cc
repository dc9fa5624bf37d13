// StreamCursor, and what is found with it.

#include "values/stream_value.h"

namespace nacre {

StreamCursor::StreamCursor(const StreamValue& stream, const StreamId& start, const StreamId& end,
                           bool reverse)
    : stream_(stream), start_(start), end_(end), reverse_(reverse) {
  if (start > end) return;
  const StreamValue::Nodes& nodes = stream.nodes_;
  node_ = nodes.Floor(reverse ? end : start);
  if (!node_ && !reverse) node_ = nodes.First();
  while (node_ && !OpenNode()) node_ = reverse ? nodes.Previous(node_) : nodes.Next(node_);
}

// Puts the reader at the node's first entry of the walk. False if it has none.
bool StreamCursor::OpenNode() {
  const StreamValue::Nodes& nodes = stream_.nodes_;
  const StreamId& master_id = nodes.KeyAt(node_);
  reader_ = StreamNodeReader(nodes.ValueAt(node_), master_id);
  live_here_ = reader_.live();
  if (!reverse_) {
    fresh_ = start_ <= master_id ? reader_.ReadFirst() : reader_.Seek(start_, live_here_);
    return fresh_;
  }
  StreamId behind = end_;
  size_t live_behind = 0;
  if (behind.Increment() && reader_.Seek(behind, live_behind)) {
    live_here_ -= live_behind;
    fresh_ = reader_.ReadPrevious();
  } else {
    fresh_ = reader_.ReadLast();
  }
  return fresh_;
}

bool StreamCursor::Next() {
  const StreamValue::Nodes& nodes = stream_.nodes_;
  while (node_) {
    const bool there = fresh_ || (reverse_ ? reader_.ReadPrevious() : reader_.ReadNext());
    fresh_ = false;
    if (!there) {
      node_ = reverse_ ? nodes.Previous(node_) : nodes.Next(node_);
      if (node_) OpenNode();
      continue;
    }
    const StreamId& id = reader_.entry().id();
    if (reverse_ ? id < start_ : id > end_) {
      node_ = {};
      return false;
    }
    if (!reader_.IsDeleted()) return true;
  }
  return false;
}

// Whether all entries of the node, from the reader's on if it is the reader's, are
// within the bound that the walk goes to.
bool StreamCursor::IsInside(StreamValue::Nodes::Position node) const {
  const StreamValue::Nodes& nodes = stream_.nodes_;
  if (reverse_) return start_ <= nodes.KeyAt(node);
  const StreamValue::Nodes::Position next = nodes.Next(node);
  return (next ? nodes.KeyAt(next) : stream_.last_id_) <= end_;
}

// Counts one by one, in the rest of the node that the bound is in.
size_t StreamCursor::CountHere(size_t limit) const {
  StreamCursor walk = *this;
  size_t count = 0;
  while (count < limit && walk.Next()) ++count;
  return count;
}

size_t StreamCursor::Count(size_t limit) const {
  const StreamValue::Nodes& nodes = stream_.nodes_;
  size_t count = 0;
  bool first = true;
  for (StreamValue::Nodes::Position node = node_; node && count < limit; first = false) {
    if (IsInside(node)) {
      count += first ? live_here_ : LiveEntries(nodes.ValueAt(node));
      node = reverse_ ? nodes.Previous(node) : nodes.Next(node);
      continue;
    }
    StreamCursor rest = *this;
    if (!first) {
      rest.node_ = node;
      rest.OpenNode();
    }
    return count + rest.CountHere(limit - count);
  }
  return std::min(count, limit);
}

std::optional<StreamEntry> FindStreamEntry(const StreamValue& stream, const StreamId& id) {
  StreamCursor cursor(stream, id, id);
  if (!cursor.Next()) return std::nullopt;
  return cursor.entry();
}

StreamId LastEntryId(const StreamValue& stream) {
  if (stream.size() == 0) return {};
  StreamCursor cursor(stream, {}, StreamId::Max(), true);
  return cursor.Next() ? cursor.entry().id() : StreamId();
}

}  // namespace nacre
