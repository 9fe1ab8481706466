import { blockWeight, blockXml } from './block.writer.js';
import type { DocumentModel } from './document.model.js';
import { planDocument } from './document.plan.js';
import type { DocumentPlan } from './document.plan.js';
import { writePackage } from './package.writer.js';
import { ReferenceWriter } from './reference.writer.js';
import type { WrittenFile } from './package.writer.js';
import { buildSkeleton, splitAtSlots } from './skeleton.js';
import type { EmbeddedPicture } from './skeleton.js';
import { intoTemplate, mergeTemplate } from './template/merge-template.js';
import type { FilledTemplate, Merged } from './template/merge-template.js';

const DOCUMENT_PART = 'word/document.xml';

/** Called with the share done, 0..1, never backwards. */
export type Progress = (share: number) => void;

/** Renders in the calling thread to a new file; `renderDocument` is the way in from the server. */
export async function writeDocx(
  whole: DocumentModel,
  path: string,
  progress: Progress = () => undefined,
  template?: FilledTemplate,
): Promise<WrittenFile> {
  const model = template ? intoTemplate(whole, template) : whole;
  const plan = planDocument(model);
  const steps = new Steps(plan, progress);
  const pictures = await drawPictures(plan, steps);
  const plain = await buildSkeleton(model, plan, pictures);
  const merged = template ? mergeTemplate(template, plain) : undefined;
  const parts = merged?.parts ?? plain;
  const skeleton = parts.get(DOCUMENT_PART)?.toString('utf8') ?? '';
  return writePackage(path, parts, {
    name: DOCUMENT_PART,
    pieces: documentPieces(skeleton, plan, steps, merged),
  });
}

async function drawPictures(plan: DocumentPlan, steps: Steps): Promise<Map<number, EmbeddedPicture>> {
  // Half a second of loading that most documents can do without.
  const { chartPng } = plan.blocks.some(({ block }) => block.kind === 'chart')
    ? await import('./chart.js')
    : { chartPng: undefined };
  const pictures = new Map<number, EmbeddedPicture>();
  for (const planned of plan.blocks) {
    const { block, index } = planned;
    if (block.kind === 'chart') pictures.set(index, { data: chartPng!(block), format: 'png' });
    else if (block.kind === 'picture') pictures.set(index, { data: block.data, format: block.format });
    else continue;
    steps.done(blockWeight(planned));
  }
  return pictures;
}

function* documentPieces(
  skeleton: string,
  plan: DocumentPlan,
  steps: Steps,
  { rename, notesBefore }: Pick<Merged, 'rename' | 'notesBefore'> = { rename: (xml) => xml, notesBefore: 0 },
): Generator<string> {
  const references = new ReferenceWriter(plan, notesBefore);
  const pieces = splitAtSlots(skeleton);
  let slots = 0;
  for (const [at, piece] of pieces.entries()) {
    if (at % 2 === 0) {
      yield piece;
      continue;
    }
    const planned = plan.blocks[Number(piece)];
    if (planned === undefined) throw new Error(`the document has no block ${piece}`);
    slots += 1;
    const pictured = planned.block.kind === 'chart' || planned.block.kind === 'picture';
    for (const xml of blockXml(planned, plan, references)) {
      yield rename(xml);
      if (!pictured) steps.done(1);
    }
  }
  if (slots !== plan.blocks.length) throw new Error(`${slots} of ${plan.blocks.length} blocks found a place`);
}

/** Counts work done and reports each whole percent once. */
class Steps {
  private readonly total: number;
  private readonly report: Progress;
  private count = 0;
  private percent = 0;

  constructor(plan: DocumentPlan, report: Progress) {
    this.total = plan.blocks.reduce((sum, block) => sum + blockWeight(block), 0) + 1;
    this.report = report;
  }

  done(weight: number): void {
    this.count += weight;
    const percent = Math.min(99, Math.floor((100 * this.count) / this.total));
    if (percent <= this.percent) return;
    this.percent = percent;
    this.report(percent / 100);
  }
}
