/** What the recogniser needs to know of a control. Pure data: rows of any room, or of a screen, fit. */
export interface CodedControl {
  readonly id: string;
  readonly code: string;
  readonly parentId: string | null;
  /** Only what can be proven is proposed; a node above stands for what is right below it. */
  readonly assessable: boolean;
}

/** A code that was found in a name, as it is written there, and the controls that it means. */
export interface NamedCode {
  readonly written: string;
  readonly controlIds: readonly string[];
}

/** A node above more than this many controls is a chapter: naming it names none of them. */
const mostBelow = 12;

/** As much as a person ticks through; a name with more codes is a table of contents. */
const mostCodes = 10;

/** Letters and numbers of a code, without what stands between them: `8.1.4.1-b`, `8.1.4.1 b)` and `8.1.4.1(b)` are one. */
const partsOf = (code: string): string[] => fold(code).match(/[a-z]+|\d+/g) ?? [];

const keyOf = (parts: readonly string[]): string => parts.join('/');

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The controls of one rule book by their codes. Build it once per rule book. */
export class ControlCodes {
  private readonly byKey = new Map<string, string[]>();
  private longest = 0;

  constructor(controls: Iterable<CodedControl>) {
    const nodes = [...controls];
    const below = Map.groupBy(
      nodes.filter((control) => control.assessable),
      (control) => control.parentId,
    );
    for (const { id, code, assessable } of nodes) {
      const parts = partsOf(code);
      const ids = assessable ? [id] : (below.get(id) ?? []).map((control) => control.id);
      // A single number, or a single word, says nothing: 2.docx, GV.png.
      if (parts.length < 2 || ids.length === 0 || ids.length > mostBelow) continue;
      const key = keyOf(parts);
      this.byKey.set(key, [...(this.byKey.get(key) ?? []), ...ids]);
      this.longest = Math.max(this.longest, parts.length);
    }
  }

  /**
   * The codes that stand in a file name or a title, in their order; the extension is not looked at. At most ten. A code has to stand for
   * itself: neither inside a date, a version (v8.1), an address nor a longer number. One of two numbers (3.2) may be
   * anything, so it has to begin the name.
   */
  in(name: string): NamedCode[] {
    const text = fold(name).replace(/\.[a-z][a-z0-9]{1,7}$/, '');
    const marks = [...text.matchAll(/[a-z]+|\d+/g)].map((match) => ({
      part: match[0],
      from: match.index,
      to: match.index + match[0].length,
    }));
    const found: NamedCode[] = [];
    for (let at = 0; at < marks.length && found.length < mostCodes;) {
      const taken = isStart(text, marks, at) ? this.longestFrom(text, marks, at) : undefined;
      if (!taken) {
        at += 1;
        continue;
      }
      found.push(taken.code);
      at = taken.next;
      // 8.1.4.1-b、c: more items of the same control point.
      for (;;) {
        const more = /^\)?\s*[、,，和及&/+]\s*\(?([a-z])(?![a-z0-9])/.exec(
          text.slice(marks[at - 1]!.to, marks[at - 1]!.to + 12),
        );
        const letter = more?.[1] ?? '';
        const ids = this.byKey.get(keyOf([...taken.parts.slice(0, -1), letter]));
        if (!ids || !/^[a-z]$/.test(taken.parts.at(-1)!) || marks[at]?.part !== letter) break;
        found.push({ written: letter, controlIds: ids });
        at += 1;
      }
    }
    return found;
  }

  private longestFrom(text: string, marks: readonly Mark[], at: number): Taken | undefined {
    let parts: string[] = [];
    let best: Taken | undefined;
    for (let next = at; next < marks.length && parts.length < this.longest; next += 1) {
      if (next > at && !joins(text.slice(marks[next - 1]!.to, marks[next]!.from), marks, next)) break;
      parts = [...parts, marks[next]!.part];
      const ids = this.byKey.get(keyOf(parts));
      const vague = parts.length === 2 && parts.every((part) => /^\d+$/.test(part));
      if (!ids || !isEnd(text, marks[next]!) || (vague && marks[at]!.from > 0)) continue;
      const written = text.slice(marks[at]!.from, marks[next]!.to);
      best = { code: { written, controlIds: ids }, parts, next: next + 1 };
    }
    return best;
  }
}

interface Mark {
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

interface Taken {
  readonly code: NamedCode;
  readonly parts: readonly string[];
  readonly next: number;
}

const isNumber = (part: string): boolean => /^\d+$/.test(part);

/** What may stand between two parts of a code. Two numbers are joined by a sign, never by a space: 8.1.4.1 2026. */
function joins(between: string, marks: readonly Mark[], next: number): boolean {
  const numbers = isNumber(marks[next - 1]!.part) && isNumber(marks[next]!.part);
  return numbers ? /^(?:[.\-(]|\)\(|\s?\()$/.test(between) : /^[\s.\-_()]{0,2}$/.test(between);
}

/** Nothing before it that it would be the rest of. */
function isStart(text: string, marks: readonly Mark[], at: number): boolean {
  const { from } = marks[at]!;
  const before = text.slice(Math.max(0, from - 2), from);
  if (/[a-z0-9]$/.test(before)) return false;
  return !/[a-z0-9][.-]$/.test(before);
}

/** Nothing after it that would make it something longer: a third number, a unit. */
function isEnd(text: string, { part, to }: Mark): boolean {
  const after = text.slice(to, to + 2);
  if (/^[a-z0-9]/.test(after)) return false;
  return !(isNumber(part) && /^(?:[.-]\d|%|℃|年|月|日|点|时)/.test(after));
}
