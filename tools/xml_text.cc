#include "tools/xml_text.h"

#include <libxml/xmlwriter.h>

#include "corpus/utf8.h"

namespace liye {
namespace {

std::string Allowed(std::string_view text) {
  std::string allowed;
  for (size_t at = 0; at < text.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(text, at, length);
    const bool control = code < 0x20 && code != '\t' && code != '\n';
    if (!control && code != 0xfffe && code != 0xffff) AppendUtf8(allowed, code);
    at += static_cast<size_t>(length);
  }
  return allowed;
}

const xmlChar* Xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

}  // namespace

XmlText::XmlText() : buffer_(xmlBufferCreate()) {
  if (buffer_ != nullptr) writer_ = xmlNewTextWriterMemory(buffer_, 0);
  failed_ = writer_ == nullptr || xmlTextWriterStartDocument(writer_, "1.0", "UTF-8", nullptr) < 0;
}

XmlText::~XmlText() {
  if (writer_ != nullptr) xmlFreeTextWriter(writer_);
  if (buffer_ != nullptr) xmlBufferFree(buffer_);
}

void XmlText::Open(const char* name) {
  if (failed_) return;
  Note(xmlTextWriterWriteRaw(writer_, Xml("\n")));
  Inline(name);
}

void XmlText::Inline(const char* name) {
  if (!failed_) Note(xmlTextWriterStartElement(writer_, Xml(name)));
}

void XmlText::Put(const char* name, std::string_view value) {
  if (!failed_) Note(xmlTextWriterWriteAttribute(writer_, Xml(name), Xml(Allowed(value).c_str())));
}

void XmlText::Text(std::string_view text) {
  if (!failed_) Note(xmlTextWriterWriteString(writer_, Xml(Allowed(text).c_str())));
}

void XmlText::Close() {
  if (!failed_) Note(xmlTextWriterEndElement(writer_));
}

std::string XmlText::Finish(bool& whole) {
  if (!failed_) Note(xmlTextWriterEndDocument(writer_));
  whole = !failed_;
  if (failed_) return {};
  return {reinterpret_cast<const char*>(xmlBufferContent(buffer_)), static_cast<size_t>(xmlBufferLength(buffer_))};
}

}  // namespace liye
