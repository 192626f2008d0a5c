#!/usr/bin/env python3
"""Prints what a workbook holds: names of sheets, what is set for one sheet, then its cells, a line a row.

usage: read_workbook.py FILE.xlsx NUMBER_OF_SHEET
"""
import re
import sys
import zipfile

book = zipfile.ZipFile(sys.argv[1])


def read(name):
    return book.read(name).decode()


print('|'.join(re.findall(r'<sheet name="([^"]*)"', read('xl/workbook.xml'))))
texts = re.findall(r'<si><t[^>]*>(.*?)</t></si>', read('xl/sharedStrings.xml'), re.S) if 'xl/sharedStrings.xml' in book.namelist() else []
sheet = read(f'xl/worksheets/sheet{sys.argv[2]}.xml')
print(*(word for word, sign in (('frozen', 'state="frozen"'), ('filters', '<autoFilter'), ('formulas', '<f>')) if sign in sheet))
for row in re.findall(r'<row .*?</row>', sheet, re.S):
    cells = re.findall(r'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="(s|inlineStr)")?(?:/>|>(?:<v>|<is><t[^>]*>)(.*?)(?:</v>|</t></is>)</c>)', row, re.S)
    print('|'.join((texts[int(value)] if kind == 's' else value).replace('\n', ' ') for kind, value in cells))
