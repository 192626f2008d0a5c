#!/usr/bin/env python3
"""Prints what a text document holds: marks of its first row and its page, then its table, a line a row.

usage: read_docx.py FILE.docx
Every part is read as XML, so that a part that is none is an error.
"""
import sys
import zipfile
import xml.etree.ElementTree as ET

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
package = zipfile.ZipFile(sys.argv[1])
assert package.testzip() is None
parts = {name: ET.fromstring(package.read(name)) for name in package.namelist()}
body = parts['word/document.xml'].find(W + 'body')


def text(element):
    return ''.join('\n' if e.tag == W + 'br' else e.text or '' for e in element.iter() if e.tag in (W + 't', W + 'br'))


rows = list(body.find(W + 'tbl').iter(W + 'tr'))
print('repeated' if rows[0].find(f'.//{W}tblHeader') is not None else 'once',
      'lying' if body.find(f'.//{W}pgSz').get(W + 'orient') == 'landscape' else 'standing')
print(text(body.find(W + 'p')))
for row in rows:
    print('|'.join(text(cell).replace('\n', ' ') for cell in row.iter(W + 'tc')))
