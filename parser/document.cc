#include "parser/document.h"

namespace liye {

const char* to_string(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::kPart: return "part";
    case ClauseKind::kChapter: return "chapter";
    case ClauseKind::kSection: return "section";
    case ClauseKind::kArticle: return "article";
    case ClauseKind::kItem: return "item";
    case ClauseKind::kSubitem: return "subitem";
    case ClauseKind::kLevel1: return "level1";
    case ClauseKind::kLevel2: return "level2";
    case ClauseKind::kLevel3: return "level3";
    case ClauseKind::kLevel4: return "level4";
    case ClauseKind::kLevel5: return "level5";
    case ClauseKind::kHeading: return "heading";
    case ClauseKind::kAttached: return "attached";
  }
  return "heading";
}

}  // namespace liye
