// Units that running text makes responsible.
//
// 由甲组织, 由甲会同乙制定, 甲牵头,乙、丙配合, 甲负责…, 甲对…负责, 有关部门按照各自职责做好…, 市财政局:负责…. Finds the marker by its
// characters, reads the units beside it (unit_list) and the words of the task. A bare subject
// with 要 or 应, persons, what a body is composed of and calls for zeal are no duties.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/block_text.h"
#include "extract/duty_find.h"
#include "extract/mask_index.h"

namespace liye {

// 各牵头部门.
bool NamesLead(const std::vector<ListedUnit>& units);

class DutySentenceReader {
 public:
  // `names`: where numbers and titles stand in the block at hand; must outlive the reader.
  DutySentenceReader(UnitListReader& lists, const MaskIndex& names) : lists_(lists), names_(&names) {}

  // `under_duties`: a heading above speaks of duties (部门职责), so that 市国税局:提供… names one.
  void Read(const BlockText& block, bool under_duties, DutyFinds& finds);

 private:
  struct Sentence {
    size_t begin, end;
  };
  Sentence SentenceAt(size_t at) const;
  size_t EndOfSegment(size_t at) const;    // the next comma or the end of the sentence
  size_t BeginOfSegment(size_t at) const;  // behind the comma before `at`, or where the sentence begins
  void ReadBy(size_t at);
  void ReadChain(size_t at);
  void ReadInCharge(size_t at, size_t size);
  void ReadLead(size_t at);
  void ReadTogether(size_t at);
  void ReadAssist(size_t at, std::string_view word);
  void ReadOughtToAssist(size_t after, size_t end);
  bool ReadHelperBefore(size_t at, size_t after);
  void ReadOwnPart(size_t at);
  void ReadAuthorized(size_t at);
  void ReadNamed(size_t at, size_t size);
  void ReadUnitLabel();
  size_t ReadBareCollective(size_t at);
  size_t ReadDescribed(size_t at);
  size_t ReadFormerOffices(size_t at);
  bool ReadSubjectBefore(size_t at);
  bool ReadFarSubject(size_t object);
  bool ReadSentenceSubject(size_t end);
  bool ReadObligedSubject(size_t end);
  bool ReadSubjectBeforeSemicolon(size_t marker);
  bool ReadSegmentSubject(size_t begin, size_t end);
  void Add(Role role, size_t task_begin, size_t task_end, std::string_view rule, Certainty certainty);
  void AddAssigned(Role role, size_t by, size_t after, std::string_view rule, Certainty certainty);
  size_t SkipRoles(size_t at) const;
  size_t SkipPartners(size_t at);
  size_t SkipBasis(size_t at) const;
  size_t SkipZeal(size_t at) const;
  std::optional<Span> MechanismTask(size_t after) const;
  size_t CutTask(size_t begin, size_t end) const;
  size_t EndOfTopic(size_t by) const;
  Span TaskBehind(size_t after);
  Span PassiveTask(size_t by, size_t after);
  bool HasDutyIn(Sentence sentence) const;
  // Tells the trace why the marker [at, end) assigns nothing.
  void Drop(size_t at, size_t end, std::string_view rule, std::string_view reason) const;
  bool IsCrowded(size_t at);

  UnitListReader& lists_;
  const MaskIndex* names_;
  std::vector<ListedUnit> units_;
  std::string_view text_;
  DutyFinds* finds_ = nullptr;
  Sentence sentence_{0, 0};
  int markers_ = 0;          // since the last end of a sentence that was looked for
  size_t counted_from_ = 0;  // up to where ends of sentences were looked for
};

}  // namespace liye
