#include "tools/task_docx.h"

#include <libxml/xmlwriter.h>

#include <array>
#include <cstdio>
#include <initializer_list>
#include <utility>
#include <vector>

#include "tools/message.h"
#include "tools/zip_package.h"

namespace liye {
namespace {

struct DocxColumn {
  const char* heading;
  int width;  // twentieths of a point
};
constexpr std::array<DocxColumn, 7> kColumns = {{{"No.", 700},
                                                 {"Task", 3900},
                                                 {"lead", 1900},
                                                 {"responsible", 2200},
                                                 {"cooperating", 1900},
                                                 {"Deadline", 1900},
                                                 {"Source", 2400}}};
constexpr DocxColumn kChange = {"Change", 2300};

constexpr const char* kWordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

constexpr const char* kContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/footer.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
</Types>
)";
constexpr const char* kPackageRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>
)";
constexpr const char* kDocumentRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer.xml"/>
</Relationships>
)";
// Letters as official documents have them: 仿宋 for text, 黑体 for heads; sizes in half points.
constexpr const char* kStyles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="仿宋"/>
<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>
</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/></w:pPr>
<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Table Head"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Group"><w:name w:val="Table Group"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Middle"><w:name w:val="Table Middle"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
</w:styles>
)";
constexpr const char* kFooter =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:p><w:pPr><w:pStyle w:val="Middle"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>
</w:ftr>
)";

// The days that had to be worked out stand below the words.
std::string TimeOf(const TaskRecord& task) {
  std::string lines;
  for (const TaskDeadline& deadline : task.deadlines) {
    if (!lines.empty()) lines += '\n';
    lines += deadline.text;
    if (deadline.due.how == DueDay::How::kCounted && !deadline.due.day.empty())
      lines += "\n（" + deadline.due.day + "）";
  }
  return lines;
}

std::string SourceOf(const TaskRecord& task, const TaskCells& cells) {
  std::string source = task.number.empty() ? task.title : task.number;
  for (const std::string* part : {&task.path, &cells.standing})
    if (!part->empty()) source += '\n' + *part;
  return source;
}

// The form has no column of its own for those who supervise.
std::string ResponsibleOf(const TaskCells& cells) {
  const std::string& supervising = cells.units[3];
  if (supervising.empty()) return cells.units[1];
  const std::string line = TrReport("supervising") + "：" + supervising;
  return cells.units[1].empty() ? line : cells.units[1] + '\n' + line;
}

}  // namespace

// word/document.xml.
class TaskDocx::Body {
 public:
  explicit Body(bool changes) : file_(std::tmpfile()), writer_(NewWriter(file_)) {
    columns_.assign(kColumns.begin(), kColumns.end());
    if (changes) columns_.insert(columns_.begin() + 1, kChange);
    if (writer_ == nullptr) return;
    xmlTextWriterStartDocument(writer_, nullptr, "UTF-8", "yes");
    Begin("w:document", {{"xmlns:w", kWordNamespace},
                         {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
    Begin("w:body");
    Paragraph(TrReport("Responsibility list"), "Title");
    BeginTable();
  }
  ~Body() {
    if (writer_ != nullptr) xmlFreeTextWriter(writer_);
    if (file_ != nullptr) std::fclose(file_);
  }
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  void Group(const std::string& name) {
    BeginRow();
    int width = 0;
    for (const DocxColumn& column : columns_) width += column.width;
    BeginCell(width, static_cast<int>(columns_.size()));
    Paragraph(name, "Group");
    End(2);  // cell, row
  }

  void Row(const std::vector<std::string>& cells) {
    BeginRow();
    for (size_t i = 0; i < cells.size(); ++i) {
      BeginCell(columns_[i].width);
      Paragraph(cells[i], i == 0 ? "Middle" : "Normal");
      End();
    }
    End();
  }

  bool Finish() {
    if (writer_ == nullptr) return false;
    End();              // the table
    Paragraph("", "");  // a body does not end with a table
    Section();
    const bool whole = xmlTextWriterEndDocument(writer_) >= 0 && xmlTextWriterFlush(writer_) >= 0;
    xmlFreeTextWriter(std::exchange(writer_, nullptr));
    return whole && std::fflush(file_) == 0 && std::ferror(file_) == 0;
  }

  // The text, from its beginning; the caller's to close.
  std::FILE* Take() {
    std::rewind(file_);
    return std::exchange(file_, nullptr);
  }

 private:
  // Null when there is no room for a temporary file.
  static xmlTextWriterPtr NewWriter(std::FILE* file) {
    xmlOutputBufferPtr buffer = file == nullptr ? nullptr : xmlOutputBufferCreateFile(file, nullptr);
    return buffer == nullptr ? nullptr : xmlNewTextWriter(buffer);
  }

  using Attributes = std::initializer_list<std::pair<const char*, std::string>>;

  static const xmlChar* Xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }
  void Begin(const char* name, Attributes attributes = {}) {
    if (writer_ == nullptr) return;
    xmlTextWriterStartElement(writer_, Xml(name));
    for (const auto& [key, value] : attributes) xmlTextWriterWriteAttribute(writer_, Xml(key), Xml(value.c_str()));
  }
  void End(int elements = 1) {
    for (; writer_ != nullptr && elements > 0; --elements) xmlTextWriterEndElement(writer_);
  }
  void Empty(const char* name, Attributes attributes = {}) {
    Begin(name, attributes);
    End();
  }

  void Paragraph(const std::string& text, const char* style) {
    Begin("w:p");
    if (*style != '\0') {
      Begin("w:pPr");
      Empty("w:pStyle", {{"w:val", style}});
      End();
    }
    Begin("w:r");
    size_t from = 0;
    for (size_t end; (end = text.find('\n', from)) != text.npos; from = end + 1) {
      Text(text.substr(from, end - from));
      Empty("w:br");
    }
    Text(text.substr(from));
    End(2);
  }
  // Control characters have no place in XML.
  void Text(const std::string& text) {
    std::string plain;
    for (char c : text)
      if (static_cast<unsigned char>(c) >= 0x20) plain += c;
    Begin("w:t", {{"xml:space", "preserve"}});
    if (writer_ != nullptr) xmlTextWriterWriteString(writer_, Xml(plain.c_str()));
    End();
  }

  void BeginTable() {
    Begin("w:tbl");
    Begin("w:tblPr");
    Empty("w:tblW", {{"w:w", "5000"}, {"w:type", "pct"}});
    Begin("w:tblBorders");
    for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"})
      Empty(side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "000000"}});
    End();
    Empty("w:tblLayout", {{"w:type", "fixed"}});
    Begin("w:tblCellMar");
    for (const auto& [side, width] :
         {std::pair{"w:top", "40"}, {"w:left", "100"}, {"w:bottom", "40"}, {"w:right", "100"}})
      Empty(side, {{"w:w", width}, {"w:type", "dxa"}});
    End(2);
    Begin("w:tblGrid");
    for (const DocxColumn& column : columns_) Empty("w:gridCol", {{"w:w", std::to_string(column.width)}});
    End();
    BeginRow(true);
    for (const DocxColumn& column : columns_) {
      BeginCell(column.width);
      Paragraph(TrReport(column.heading), "Head");
      End();
    }
    End();
  }
  void BeginRow(bool head = false) {
    Begin("w:tr");
    Begin("w:trPr");
    Empty("w:cantSplit");
    if (head) Empty("w:tblHeader");
    End();
  }
  void BeginCell(int width, int columns = 1) {
    Begin("w:tc");
    Begin("w:tcPr");
    Empty("w:tcW", {{"w:w", std::to_string(width)}, {"w:type", "dxa"}});
    if (columns > 1) Empty("w:gridSpan", {{"w:val", std::to_string(columns)}});
    Empty("w:vAlign", {{"w:val", "center"}});
    End();
  }
  // A4 lying.
  void Section() {
    Begin("w:sectPr");
    Empty("w:footerReference", {{"w:type", "default"}, {"r:id", "r2"}});
    Empty("w:pgSz", {{"w:w", "16838"}, {"w:h", "11906"}, {"w:orient", "landscape"}});
    Empty("w:pgMar", {{"w:top", "1134"},
                      {"w:right", "964"},
                      {"w:bottom", "1134"},
                      {"w:left", "964"},
                      {"w:header", "567"},
                      {"w:footer", "567"},
                      {"w:gutter", "0"}});
    End();
  }

  std::FILE* file_;          // without a name
  xmlTextWriterPtr writer_;  // null when it cannot be written
  std::vector<DocxColumn> columns_;
};

TaskDocx::TaskDocx(const std::string& path, bool changes) : path_(path), body_(std::make_unique<Body>(changes)) {}

TaskDocx::~TaskDocx() = default;

void TaskDocx::Group(const std::string& name) { body_->Group(name); }

void TaskDocx::Add(const TaskRecord& task, const TaskCells& cells) {
  std::vector<std::string> texts = {std::to_string(++rows_)};
  if (!task.change.empty()) texts.push_back(cells.change + (cells.before.empty() ? "" : "\n" + cells.before));
  texts.insert(texts.end(),
               {task.task, cells.units[0], ResponsibleOf(cells), cells.units[2], TimeOf(task), SourceOf(task, cells)});
  body_->Row(texts);
}

Result<void> TaskDocx::Finish(const std::string& subject) {
  if (!body_->Finish())
    return std::unexpected(Error{Error::Kind::kUnwritable, subject, "it cannot be written",
                                 "Check the disk and the rights of the folder."});
  const ZipPackage package = {{{"[Content_Types].xml", kContentTypes},
                               {"_rels/.rels", kPackageRelations},
                               {"word/_rels/document.xml.rels", kDocumentRelations},
                               {"word/styles.xml", kStyles},
                               {"word/footer.xml", kFooter}},
                              {{"word/document.xml", body_->Take()}}};
  return WriteZipPackage(package, path_, subject);
}

}  // namespace liye
