// Work in a process of its own, ended at a random moment as kill -9 and a power cut end it.
#pragma once

#include <functional>
#include <random>

namespace liye {

// How many moments a test tries: `usual`, or what LIYE_KILLS says when that is more.
int Kills(int usual);

class Killer {
 public:
  // `work` gives whether all went well. It opens for itself what it needs.
  explicit Killer(std::function<bool()> work);
  ~Killer();  // says how many of the moments lay before the end of the work

  // Lets it run to its end, to know how long it takes.
  void Measure();
  // Begins it and kills it at a moment between its beginning and the time measured.
  void Kill();
  // The last moment, for messages.
  long microseconds() const { return moment_; }

 private:
  const std::function<bool()> work_;
  std::mt19937 random_;
  long longest_ = 1, moment_ = 0;
  int moments_ = 0, in_time_ = 0;
};

}  // namespace liye
