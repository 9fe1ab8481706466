import type { Block, Content, DocumentModel, Footnote } from './document.model.js';
import { HeadingCounter } from './heading-numbers.js';
import type { Orientation } from './page.js';

/** What a block needs to know about the rest of the document before it can be written alone. */
export interface PlannedBlock {
  /** Position in the document; also the id of its slot in the skeleton. */
  readonly index: number;
  readonly block: Block;
  readonly orientation: Orientation;
  /** Bookmark of a heading. */
  readonly bookmark: string;
  /** Number in the caption: tables and figures are counted apart. */
  readonly captionNumber: number;
}

export interface ContentsEntry {
  readonly level: number;
  readonly text: string;
  readonly bookmark: string;
}

export interface PlannedNote {
  readonly number: number;
  readonly content: Footnote['content'];
  /** Places of the document that lead to it. */
  readonly uses: number;
}

export type CaptionLabel = '表' | '图';

export interface DocumentPlan {
  readonly sections: readonly (readonly PlannedBlock[])[];
  readonly blocks: readonly PlannedBlock[];
  readonly entries: readonly ContentsEntry[];
  /** By key, in the order in which a reader meets them. */
  readonly notes: ReadonlyMap<string, PlannedNote>;
  /** By the name that text calls them by. */
  readonly captions: ReadonlyMap<string, { readonly label: CaptionLabel; readonly number: number }>;
}

/** Bookmark of a caption that text refers to. */
export const captionBookmark = (label: CaptionLabel, number: number): string =>
  `${label === '表' ? 'table' : 'figure'}_${number}`;

/** Walks the model once: heading numbers, bookmarks, numbers of captions and footnotes. */
export function planDocument(model: DocumentModel): DocumentPlan {
  const counter = new HeadingCounter();
  const entries: ContentsEntry[] = [];
  const blocks: PlannedBlock[] = [];
  const notes = new Map<string, PlannedNote>();
  const captions = new Map<string, { label: CaptionLabel; number: number }>();
  const counted = { 表: 0, 图: 0 };
  const caption = (label: CaptionLabel, name: string | undefined): number => {
    const number = (counted[label] += 1);
    if (name === undefined) return number;
    if (captions.has(name)) throw new Error(`two captions are called ${name}`);
    captions.set(name, { label, number });
    return number;
  };
  const sections = model.sections.map(({ orientation, blocks: own }) =>
    own.map((block) => {
      const index = blocks.length;
      let bookmark = '';
      let captionNumber = 0;
      if (block.kind === 'heading') {
        bookmark = `_Toc${String(entries.length + 1).padStart(8, '0')}`;
        const number = block.numbered === false ? '' : counter.next(block.level);
        entries.push({ level: block.level, text: number + block.text, bookmark });
      } else if (block.kind === 'table' && block.caption !== undefined)
        captionNumber = caption('表', block.name);
      else if (block.kind === 'chart' || block.kind === 'picture') captionNumber = caption('图', block.name);
      for (const content of contentsOf(block)) countNotes(content, notes);
      const planned: PlannedBlock = { index, block, orientation, bookmark, captionNumber };
      blocks.push(planned);
      return planned;
    }),
  );
  return { sections, blocks, entries, notes, captions };
}

/** What a block says that can lead to a footnote. */
function* contentsOf(block: Block): Generator<Content> {
  if (block.kind === 'paragraph') yield block.content;
  if (block.kind !== 'table') return;
  for (const row of block.rows)
    if (!('band' in row)) for (const cell of row) if (typeof cell !== 'string') yield cell.content;
}

function countNotes(content: Content, notes: Map<string, PlannedNote>): void {
  if (typeof content === 'string') return;
  for (const part of content) {
    if (typeof part === 'string' || !('footnote' in part)) continue;
    const { key, content: said } = part.footnote;
    const known = notes.get(key);
    notes.set(
      key,
      known ? { ...known, uses: known.uses + 1 } : { number: notes.size + 1, content: said, uses: 1 },
    );
  }
}
