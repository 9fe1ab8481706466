/** The file could not be read as an import at all: what the server, or the way to it, says. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/** A rule book of 10,000 nodes is a tenth of it; the server has the same limit. */
export const maximumImportBytes = 32 * 1024 * 1024;

/** Sends a file and answers the id of its preview. Null when the connection broke. */
export async function sendImport(file: File, part: number): Promise<string | null> {
  const query = new URLSearchParams({ fileName: file.name, part: String(part) });
  const answer = await fetch(`/uploads/framework-imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-hengjian-request': '1' },
    body: file,
  }).catch(() => null);
  if (!answer) return null;
  const body = (await answer.json().catch(() => ({}))) as { id?: unknown; message?: unknown };
  if (answer.ok && typeof body.id === 'string') return body.id;
  throw new ImportRefused(typeof body.message === 'string' ? body.message : '');
}
