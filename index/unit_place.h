// The place in a unit's name, and what is left: 郑州市发展改革委 is 发展改革委 of 郑州.
//
// 市, 省 and 县 alone mean those of the region whose document names the unit. Provinces and their cities stand in
// extract/lexicon/region_names.tsv; counties, districts and other cities are known by how their names end. Knows no
// database.
#pragma once

#include <string>
#include <string_view>

namespace liye {

struct UnitPlace {
  std::string place;   // 郑州, 河南, 中牟县, 郑州/二七区; “国家” for the centre; “?县” for one that is not named
  std::string office;  // the rest, folded: 发展改革委, 政府办公厅
};

// `region` is that of the issuer, as RegionOf gives it; "" when it is not known. A place in brackets behind the name
// (市财政局（青岛）) takes its part. 政府 between a place and an office is left out, as is what stands above the
// nearest place: 济南市历下区政府 is that of 历下区.
UnitPlace PlaceOfUnit(std::string_view name, std::string_view region);

bool IsProvince(std::string_view place);  // 河南, 上海

// 财政部, 工业和信息化部办公厅, 海关总署: a folded name without a place that is one of the centre.
bool IsMinistry(std::string_view name);

// The region of an issuing authority: 郑州 of 郑州市人民政府办公厅, 郑州/二七区 of 郑州市二七区人民政府, 中牟县, 平川市 (a city that no
// lexicon knows), 国家 of 国务院 and ministries; "" when none can be told.
std::string RegionOf(std::string_view issuing_authority);

}  // namespace liye
