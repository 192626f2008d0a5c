// Numbers of orders and announcements whose issuer stands in the title.
//
// 平川市人民政府令 and 第12号 on lines of their own make one number. Knows titles, not where they stand.
#pragma once

#include <string>
#include <string_view>

namespace liye {

// The number `number` of an order or announcement whose issuer stands in `title`: 商务部令2018年第2号. Empty when there
// is none.
std::string JoinOrderNumber(std::string_view title, std::string_view number);

}  // namespace liye
