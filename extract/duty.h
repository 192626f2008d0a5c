// Units named as responsible (责任单位, 牵头单位, 配合单位).
//
// One fact for each unit that an explicit marker names: labelled lists, brackets, table columns,
// 由甲…, 甲负责…, 甲牵头,乙配合, with its role and the words of its task. Which office a name stands for
// today, and rows of tasks, are index/'s business. See unit_list.h for what is put back.
#pragma once

#include <optional>
#include <vector>

#include "extract/block_text.h"
#include "extract/duty_list.h"
#include "extract/duty_sentence.h"
#include "extract/duty_table.h"
#include "extract/fact.h"

namespace liye {

class DutyExtractor {
 public:
  void Begin(const Source& source, const Document& document);
  void Read(BlockText& block, std::vector<Fact>& facts);
  void End(std::vector<Fact>& facts);

 private:
  void ReadBody(const BlockText& block, std::vector<Fact>& facts);
  bool ReadLineCell(const BlockText& block, std::vector<Fact>& facts);
  const Block* RestOfBrokenList(const BlockText& block);
  void Emit(const BlockText& block, std::vector<Fact>& facts);
  Duty MakeDuty(const BlockText& block, const DutyFind& find);
  Span TaskOfClause(const BlockText& block, int32_t& clause);
  const Block* ParagraphBefore(const Block& list);
  bool AnotherList(const Block& list, int step);
  Span FirstWords(const BlockText& block, const Block& opening);
  bool UnderDuties(int32_t clause);
  bool HeadingNamesDuties(Span heading) const;
  void NoteFirstIsLead(const BlockText& block);

  const Source* source_ = nullptr;
  const Document* document_ = nullptr;
  UnitListReader lists_;
  MaskIndex names_;  // the numbers and titles of the block at hand
  DutyListReader list_reader_{lists_, names_};
  DutySentenceReader sentence_reader_{lists_, names_};
  DutyTableReader table_reader_;
  DutyLineTable line_table_;
  DutyFinds finds_;
  std::optional<Role> open_label_;       // 责任单位: with its list in the blocks that follow
  const Block* read_already_ = nullptr;  // the second half of a broken list
  enum class Answer : uint8_t { kUnasked, kNo, kYes };
  std::vector<Answer> under_duties_;  // by clause
  BlockText joined_;                  // a broken list made whole
  int32_t row_table_ = kNone,
          row_ = kNone;  // of the last cell read: the level of a row's first list holds for all of it
  CleanText other_;      // another block's text, for the words of a task
  std::vector<std::pair<uint32_t, size_t>>
      first_of_lists_;                        // source offset and place in `facts` of a list's first unit
  uint32_t first_is_lead_from_ = UINT32_MAX;  // from where on 列第一位者为牵头单位 holds
};

}  // namespace liye
