/** Lets the browser keep what an address of the page itself holds. */
export function saveAddress(fileName: string, address: string): void {
  const link = document.createElement('a');
  link.href = address;
  // What a file system does not take in a name.
  link.download = fileName.replace(/[\\/:*?"<>|]/g, ' ');
  link.click();
}

/** Lets the browser keep bytes that were made here. */
export function saveBytes(fileName: string, bytes: Uint8Array, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  saveAddress(fileName, address);
  // The browser has begun to read by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The server refused a file, in its words. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}

/** Fetches a file of the house and lets the browser keep it: a refusal is told on the page instead of replacing it. */
export async function fetchFile(address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) {
    const said = (await answer.json().catch(() => ({}))) as { message?: unknown };
    throw new FileRefused(typeof said.message === 'string' ? said.message : '');
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  saveBytes(
    name ? decodeURIComponent(name) : 'file',
    new Uint8Array(await answer.arrayBuffer()),
    answer.headers.get('content-type') ?? 'application/octet-stream',
  );
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
