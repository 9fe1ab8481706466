import type { Footnote } from './document.model.js';
import { captionBookmark } from './document.plan.js';
import type { DocumentPlan } from './document.plan.js';
import { bookmarked, field, NOTE_NUMBER, paragraph, runs } from './run.writer.js';
import type { References } from './run.writer.js';

/** Writes what leads elsewhere in the document, in reading order. `notesBefore` are footnotes that stand before it in its file. */
export class ReferenceWriter implements References {
  private readonly plan: DocumentPlan;
  private readonly notesBefore: number;
  private readonly met = new Set<string>();
  private bookmark: number;

  constructor(plan: DocumentPlan, notesBefore = 0) {
    this.plan = plan;
    this.notesBefore = notesBefore;
    // Headings use their index as bookmark id; all others count on from there.
    this.bookmark = plan.blocks.length;
  }

  nextBookmark(): number {
    return (this.bookmark += 1);
  }

  footnote({ key }: Footnote): string {
    const note = this.plan.notes.get(key);
    if (note === undefined) throw new Error(`the plan has no footnote ${key}`);
    const name = `note_${note.number}`;
    if (this.met.has(key))
      return field(`NOTEREF ${name} \\f \\h`, String(note.number + this.notesBefore), NOTE_NUMBER);
    this.met.add(key);
    const mark = `<w:r>${NOTE_NUMBER}<w:footnoteReference w:id="${note.number}"/></w:r>`;
    return note.uses === 1 ? mark : bookmarked(this.nextBookmark(), name, mark);
  }

  caption(name: string): string {
    const caption = this.plan.captions.get(name);
    if (caption === undefined) throw new Error(`the document has no caption ${name}`);
    const { label, number } = caption;
    return field(`REF ${captionBookmark(label, number)} \\h`, `${label} ${number}`);
  }
}

const separator = (type: 'separator' | 'continuationSeparator', id: number): string =>
  `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:footnote>`;

/** All of the footnotes part but its root: the two lines that part text and notes, and the notes. */
export function footnotesXml({ notes }: DocumentPlan): string {
  let xml = separator('separator', -1) + separator('continuationSeparator', 0);
  for (const { number, content } of notes.values())
    xml += `<w:footnote w:id="${number}">${paragraph(
      'FootnoteText',
      `<w:r>${NOTE_NUMBER}<w:footnoteRef/></w:r>${runs(' ')}${runs(content)}`,
    )}</w:footnote>`;
  return xml;
}
