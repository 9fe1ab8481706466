import type { Block, DocumentModel } from './document.model.js';
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

export interface DocumentPlan {
  readonly sections: readonly (readonly PlannedBlock[])[];
  readonly blocks: readonly PlannedBlock[];
  readonly entries: readonly ContentsEntry[];
}

/** Walks the model once: heading numbers, bookmarks, caption numbers. */
export function planDocument(model: DocumentModel): DocumentPlan {
  const counter = new HeadingCounter();
  const entries: ContentsEntry[] = [];
  const blocks: PlannedBlock[] = [];
  let tables = 0;
  let figures = 0;
  const sections = model.sections.map(({ orientation, blocks: own }) =>
    own.map((block) => {
      const index = blocks.length;
      let bookmark = '';
      let captionNumber = 0;
      if (block.kind === 'heading') {
        bookmark = `_Toc${String(entries.length + 1).padStart(8, '0')}`;
        const number = block.numbered === false ? '' : counter.next(block.level);
        entries.push({ level: block.level, text: number + block.text, bookmark });
      } else if (block.kind === 'table' && block.caption !== undefined) captionNumber = tables += 1;
      else if (block.kind === 'chart' || block.kind === 'picture') captionNumber = figures += 1;
      const planned: PlannedBlock = { index, block, orientation, bookmark, captionNumber };
      blocks.push(planned);
      return planned;
    }),
  );
  return { sections, blocks, entries };
}
