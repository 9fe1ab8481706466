import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { text } from '../../../platform/graphql/text.js';
import { Unreadable } from './problem.js';
import type { Place } from './problem.js';
import { pathText } from './zod-text.js';

export interface YamlFile {
  readonly value: unknown;
  /** Line and path of a key. */
  place(path: readonly PropertyKey[]): Place;
  /** The same, looked up when somebody asks: it costs a walk through the file, and most nodes are fine. */
  placeLater(path: readonly PropertyKey[]): Place;
}

/** Aliases repeat a part of the file; a few are handy, many of many make a small file burst. */
const maximumAliases = 100;

/** Reads YAML from outside: no tags of its own, no merging, aliases bounded, deep nesting told instead of fatal. */
export function readYaml(content: string): YamlFile {
  const lines = new LineCounter();
  const document = guarded(() =>
    parseDocument(content, {
      lineCounter: lines,
      schema: 'core',
      merge: false,
      prettyErrors: false,
      logLevel: 'error',
    }),
  );
  const [error] = document.errors;
  if (error) {
    const row = lines.linePos(error.pos[0]).line;
    throw new Unreadable(
      text(`YAML 语法错误：${error.message}`, `The YAML is not well formed: ${error.message}`),
      { row },
    );
  }
  const value: unknown = guarded(() => document.toJS({ maxAliasCount: maximumAliases }));
  const place = (path: readonly PropertyKey[]): Place => ({
    path: pathText(path),
    row: lineOf(document, lines, path),
  });
  return {
    value,
    place,
    placeLater: (path) => ({
      get row() {
        return place(path).row;
      },
      get path() {
        return place(path).path;
      },
    }),
  };
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  // What is missing has no place: its parent has.
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
    if (range) return lines.linePos(range[0]!).line;
  }
  return undefined;
}

function guarded<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    if (error instanceof ReferenceError)
      throw new Unreadable(
        text(
          '文件里的别名（*）太多，展开后会过大：请直接写出内容。',
          'The file has too many aliases (*), which would make it burst: write the content out.',
        ),
      );
    throw error;
  }
}

export const tooDeep = () =>
  new Unreadable(text('文件的层次太深，无法读取。', 'The file is nested too deeply to be read.'));
