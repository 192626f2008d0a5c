#include "tools/docx_table.h"

#include <libxml/xmlwriter.h>

#include <cstdio>
#include <initializer_list>
#include <utility>

#include "tools/zip_package.h"

namespace liye {
namespace {

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

}  // namespace

// word/document.xml.
class DocxTable::Body {
 public:
  Body(const std::string& title, std::vector<DocxColumn> columns, const std::vector<DocxRun>& note)
      : file_(std::tmpfile()), writer_(NewWriter(file_)), columns_(std::move(columns)) {
    if (writer_ == nullptr) return;
    xmlTextWriterStartDocument(writer_, nullptr, "UTF-8", "yes");
    Begin("w:document", {{"xmlns:w", kWordNamespace},
                         {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
    Begin("w:body");
    Paragraph(title, "Title");
    if (!note.empty()) Paragraph(note, "Normal");
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

  void Row(const std::vector<std::vector<DocxRun>>& cells) {
    BeginRow();
    for (size_t i = 0; i < cells.size(); ++i) {
      BeginCell(columns_[i].width);
      Paragraph(cells[i], columns_[i].middle ? "Middle" : "Normal");
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
    Paragraph(std::vector<DocxRun>{{text, DocxRun::Mark::kPlain}}, style);
  }
  void Paragraph(const std::vector<DocxRun>& runs, const char* style) {
    Begin("w:p");
    if (*style != '\0') {
      Begin("w:pPr");
      Empty("w:pStyle", {{"w:val", style}});
      End();
    }
    for (const DocxRun& run : runs) Run(run);
    End();
  }
  // Marks are seen in black and white too.
  void Run(const DocxRun& run) {
    Begin("w:r");
    if (run.mark != DocxRun::Mark::kPlain) {
      const bool deleted = run.mark == DocxRun::Mark::kDeleted;
      Begin("w:rPr");
      if (!deleted) Empty("w:b");
      if (deleted) Empty("w:strike");
      Empty("w:color", {{"w:val", deleted ? "A00000" : "00408A"}});
      if (!deleted) Empty("w:u", {{"w:val", "single"}});
      End();
    }
    size_t from = 0;
    for (size_t end; (end = run.text.find('\n', from)) != run.text.npos; from = end + 1) {
      Text(run.text.substr(from, end - from));
      Empty("w:br");
    }
    Text(run.text.substr(from));
    End();
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
      Paragraph(column.heading, "Head");
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

DocxTable::DocxTable(const std::string& path, const std::string& title, std::vector<DocxColumn> columns,
                     const std::vector<DocxRun>& note)
    : path_(path), body_(std::make_unique<Body>(title, std::move(columns), note)) {}

DocxTable::~DocxTable() = default;

void DocxTable::Group(const std::string& name) { body_->Group(name); }

void DocxTable::Row(const std::vector<std::string>& cells) {
  std::vector<std::vector<DocxRun>> plain;
  for (const std::string& cell : cells) plain.push_back({{cell, DocxRun::Mark::kPlain}});
  body_->Row(plain);
}

void DocxTable::Row(const std::vector<std::vector<DocxRun>>& cells) { body_->Row(cells); }

Result<void> DocxTable::Finish(const std::string& subject) {
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
