import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { allEvents, allSeals } from '../../platform/events/chain/chain.rows.js';
import type { ReadPage } from '../../platform/events/chain/chain.rows.js';
import { chainFormat } from '../../platform/events/chain/chain-verifier.js';
import type { Seal } from '../../platform/events/chain/chain-verifier.js';
import { verifierSource } from '../../platform/events/chain/verifier-source.js';

export interface ExportedChain {
  readonly organizationId: string;
  readonly organization: string;
  readonly exportedAt: string;
  readonly head: Seal | undefined;
}

/** The sealed part of a chain as a ZIP, written while it is read: two files of JSON lines, its head, and the verifier. */
export function chainArchive(read: ReadPage, chain: ExportedChain, fail: (error: unknown) => void): Readable {
  const zip = new ZipFile();
  const { head } = chain;
  const about = {
    format: chainFormat,
    ...chain,
    head: head ? { number: head.number, hash: head.hash, at: head.sealedAt } : null,
  };
  zip.on('error', fail);
  zip.addBuffer(Buffer.from(readme), 'README.txt');
  zip.addBuffer(Buffer.from(verifierSource()), 'verify.mjs');
  zip.addBuffer(Buffer.from(`${JSON.stringify(about, null, 2)}\n`), 'chain.json');
  const add = (lines: AsyncIterable<string>, name: string) =>
    zip.addReadStream(Readable.from(lines).on('error', fail), name, { compressionLevel: 3 });
  add(inBlocks(allSeals(read, head?.number ?? 0)), 'seals.jsonl');
  add(inBlocks(sealedEvents(read, head)), 'events.jsonl');
  zip.end();
  return zip.outputStream as Readable;
}

/** Events that the head covers; what came later is in the next export. */
async function* sealedEvents(read: ReadPage, head: Seal | undefined) {
  if (!head) return;
  const [xid, seq] = head.lastCursor.split('.').map(BigInt) as [bigint, bigint];
  for await (const event of allEvents(read)) {
    const own = BigInt(event.xid);
    if (own > xid || (own === xid && BigInt(event.seq) > seq)) return;
    yield event;
  }
}

const blockLength = 64 * 1024;

/** JSON leaves them as they are, but readers of lines end a line there. */
const lineEnds = /[\u2028\u2029]/g;

/** JSON lines in blocks: the compressor is called per block and not per line. */
async function* inBlocks(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let block = '';
  for await (const row of rows) {
    block += `${JSON.stringify(row).replace(lineEnds, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'))}\n`;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  if (block) yield block;
}

const readme = `审计链导出 · Export of the audit chain

解压后运行（只需要 Node 20 或更新版本，不需要网络）：
Unpack and run (needs nothing but Node 20 or newer, and no network):

    node verify.mjs

结果为“OK 完整”即表示导出的事件与封存时一致。要证明链条之前没有被截断或整体重做，请附上以前另行记下的链头：
"OK" means that every event is as it was sealed. To show that the chain was not cut or made anew as a whole, add a head
that was written down elsewhere before:

    node verify.mjs . 链头序号:链头哈希   (number:hash)

chain.json    机构、导出时间、链头 · organization, time of the export, head of the chain
seals.jsonl   每批一行封存记录 · one line per sealed batch
events.jsonl  每条事件一行 · one line per event
`;
