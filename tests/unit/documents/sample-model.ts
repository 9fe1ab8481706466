import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocx } from '../../../server/platform/documents/docx.renderer.js';
import type { Block, DocumentModel } from '../../../server/platform/documents/index.js';
import { readZip } from '../../../server/platform/documents/zip.reader.js';

/** A document around the given blocks, upright, or a list of sections. */
export function model(blocks: readonly Block[], more: Partial<DocumentModel> = {}): DocumentModel {
  return {
    title: '差距分析报告',
    number: '一院-GA-20261120-01-V1.0',
    classification: '内部',
    organization: '第一医院',
    author: '林合规',
    createdAt: '2026-11-20T08:30:00.000Z',
    sections: [{ orientation: 'portrait', blocks }],
    ...more,
  };
}

/** Renders in this thread and returns the parts of the file as text. */
export async function partsOf(document: DocumentModel): Promise<Map<string, string>> {
  const path = join(tmpdir(), `hengjian-${randomUUID()}.docx`);
  try {
    await writeDocx(document, path);
    return new Map([...readZip(await readFile(path))].map(([name, data]) => [name, data.toString('utf8')]));
  } finally {
    await rm(path, { force: true });
  }
}
