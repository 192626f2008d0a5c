#!/usr/bin/env python3
"""Holds the rows of `liye duties --format jsonl --status any` against rows built from gold annotations.

usage: score_rows.py TEXT_DIR ROWS.jsonl GOLD.jsonl... [--misses N]

A gold row is the duties of one `task_line` and `task`: its units by role, and the deadlines that stand in the clause or
line that states it and in no smaller one of another task. Several rows of one line share it by sentences: a deadline goes
to the last unit named before it in its sentence, else the next, else the last before the sentence, else to all.
A row is right when task, lead, responsible, cooperating and supervising units and the values of its deadlines all are.
Inherited deadlines are left out on both sides: the gold has none.
"""
import argparse, collections, json, pathlib, re

OBLIGES = {'due', 'target', 'window', 'recurring'}
ROLES = ('lead', 'responsible', 'cooperating', 'supervising')
FOLD = str.maketrans('（），：；', '(),:;')


def bare(text):
    return re.sub(r'\s', '', text or '').translate(FOLD)


class Text:
    def __init__(self, path):
        raw = path.read_bytes()
        self.starts = [0] + [m.end() for m in re.finditer(rb'\n', raw)]
        lines = raw.decode('utf-8', 'replace').split('\n')
        self.bare, self.first = '', [0]
        for line in lines:
            self.bare += bare(line) + '\n'
            self.first.append(len(self.bare))
        self.lines = len(lines)

    def line_of(self, offset):
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.starts[middle] <= offset else (low, middle)
        return low

    def place(self, line, quote):
        """Where the quote begins, line breaks not counted as text."""
        quote = bare(quote)
        pattern = r'\n*'.join(map(re.escape, quote))
        found = re.compile(pattern).search(self.bare, self.first[line - 1])
        return found.start() if found else self.first[line - 1]

    def sentence(self, place):
        ends = [self.bare.rfind(mark, 0, place) for mark in '。;！？']
        return max(ends)


def value_of(record):
    value = record['value'] or ''
    if '@' in value:
        length, anchor = value.split('@', 1)
        length = re.sub(r'P(\d+)M$', lambda m: f'P{int(m[1]) // 12}Y' if int(m[1]) % 12 == 0 and m[1] != '0' else m[0], length)
        value = length + '@' + re.sub(r'^(自|从)|(之日起|之日|日起|起|之前|前|之后|后)$', '', bare(anchor))
    return value


def regions(text, lines_of_tasks, clauses):
    """The last line of the clause or line that states each task."""
    ends = {}
    for line in lines_of_tasks:
        own = next((c for c in clauses if c['line'] == line), None)
        if own:
            behind = [c['line'] for c in clauses if c['line'] > line and c['depth'] <= own['depth']]
            ends[line] = min(behind, default=text.lines + 1) - 1
        else:
            behind = [c['line'] for c in clauses if c['line'] > line] + [l for l in lines_of_tasks if l > line]
            ends[line] = min(behind, default=text.lines + 1) - 1
    return ends


def share(text, rows, deadline):
    """Of several rows of one line those that the deadline belongs to."""
    place = text.place(deadline['line'], deadline['quote'])
    mentions = sorted((text.place(d['line'], d['quote']), i) for i, row in enumerate(rows) for d in row['duties'])
    here = [m for m in mentions if text.sentence(m[0]) == text.sentence(place)]
    before = [m for m in here if m[0] <= place]
    behind = [m for m in here if m[0] > place]
    if before:
        return [rows[before[-1][1]]]
    if behind:
        return [rows[behind[0][1]]]
    earlier = [m for m in mentions if m[0] <= place]
    return [rows[earlier[-1][1]]] if earlier else rows


def gold_rows(texts, gold):
    by_file = collections.defaultdict(lambda: collections.defaultdict(list))
    for path in gold:
        for line in open(path):
            record = json.loads(line)
            by_file[record['file']][record['type']].append(record)
    rows = []
    for name, records in by_file.items():
        text = texts[name]
        own = {}
        for duty in records['duty']:
            own.setdefault((duty['task_line'], duty['task']), []).append(duty)
        rows_here = [{'file': name, 'line': line, 'task': task, 'duties': duties, 'deadlines': set()}
                     for (line, task), duties in own.items()]
        documents = records['document']
        for row in rows_here:
            row['units'] = {role: {bare(d['unit']) for d in row['duties'] if d['role'] == role} for role in ROLES}
        ends = regions(text, {row['line'] for row in rows_here}, records['clause'])
        for document in documents:  # no clause goes on behind its document
            for line in ends:
                if document['line'] <= line <= document['end_line']:
                    ends[line] = min(ends[line], document['end_line'])
        for deadline in records['deadline']:
            if deadline['kind'] not in OBLIGES:
                continue
            around = [line for line in ends if line <= deadline['line'] <= ends[line]]
            if not around:
                continue
            inner = min(around, key=lambda line: (ends[line] - line, -line))
            candidates = [row for row in rows_here if row['line'] == inner]
            for row in candidates if len(candidates) == 1 else share(text, candidates, deadline):
                row['deadlines'].add(value_of(deadline))
        rows += rows_here
    return rows


def found_rows(texts, path):
    rows = collections.defaultdict(list)
    for line in open(path):
        record = json.loads(line)
        name = pathlib.Path(record['file']).name
        if name not in texts:
            continue
        rows[name].append({
            'line': texts[name].line_of(record['start']), 'task': bare(record['task'] or record['heading']),
            'units': {role: {bare(u['unit']) for u in record['units'] if u['role'] == role} for role in ROLES},
            'deadlines': {value_of(d) for d in record['deadlines'] if not d['inherited']}})
    return rows


def agree(gold, row):
    wrong = [role for role in ROLES if gold['units'][role] != row['units'][role]]
    if gold['deadlines'] != row['deadlines']:
        wrong.append('deadline')
    task, other = bare(gold['task']).strip('。:;'), row['task'].strip('。:;')
    if not (task in other or other in task):
        wrong.append('task')
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('texts'), parser.add_argument('rows'), parser.add_argument('gold', nargs='+')
    parser.add_argument('--misses', type=int, default=0)
    options = parser.parse_args()
    texts = {path.name: Text(path) for path in pathlib.Path(options.texts).iterdir()}
    gold, found = gold_rows(texts, options.gold), found_rows(texts, options.rows)
    right, shown, used = 0, 0, set()
    for row in gold:
        candidates = [(agree(row, other), i) for i, other in enumerate(found[row['file']])
                      if other['line'] == row['line'] and (row['file'], i) not in used]
        wrong, best = min(candidates, key=lambda c: (len(c[0]), 'task' in c[0]), default=(['row'], None))
        if not wrong:
            right += 1
            used.add((row['file'], best))
        elif shown < options.misses:
            shown += 1
            other = found[row['file']][best] if best is not None else None
            print(row['file'], row['line'], row['task'], '|', ', '.join(wrong))
            print('   gold ', row['units'], row['deadlines'])
            print('   found', other and (other['task'], other['units'], other['deadlines']))
    print(json.dumps({'rows': len(gold), 'right': right, 'share': round(right / max(len(gold), 1), 4)}))


main()
