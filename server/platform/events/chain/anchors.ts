import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newId } from '../../ids.js';
import type { Anchor } from './chain-verifier.js';

const form = z.object({
  organizationId: z.uuid(),
  number: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
});

/**
 * The head of each chain in a file beside the evidence bytes, out of reach of whoever changes the database: one small file
 * per organization, replaced as a whole. It is written from the first seal on, so one that is missing was taken away.
 */
export class Anchors {
  constructor(private readonly folder: string) {}

  async read(organizationId: string): Promise<Anchor | 'MISSING' | 'UNREADABLE'> {
    let content: string;
    try {
      content = await readFile(this.fileOf(organizationId), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'MISSING';
      throw error;
    }
    const anchor = form.safeParse(parsed(content));
    return anchor.success && anchor.data.organizationId === organizationId ? anchor.data : 'UNREADABLE';
  }

  async write(organizationId: string, { number, hash, at }: Anchor): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const temporary = join(this.folder, `${newId()}.tmp`);
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(`${JSON.stringify({ organizationId, number, hash, at })}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.fileOf(organizationId));
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  private fileOf(organizationId: string): string {
    return join(this.folder, `${organizationId}.json`);
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
