/** Size of one piece: large enough for a full pipe in the house network, small enough to repeat. */
export const chunkBytes = 4 * 1024 * 1024;

/** The server refused the upload; trying again is of no use. */
export class UploadRefused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'UploadRefused';
    this.status = status;
  }
}

/** The connection died or the server is busy; the upload can go on from the offset it confirms. */
export class UploadInterrupted extends Error {
  override readonly name = 'UploadInterrupted';
}

/** Asks how many bytes the server already has. */
export async function readOffset(url: string, signal: AbortSignal): Promise<number> {
  const answer = await fetch(url, {
    method: 'HEAD',
    signal,
    headers: { 'x-hengjian-request': '1' },
    cache: 'no-store',
  }).catch(() => {
    throw new UploadInterrupted();
  });
  if (answer.status >= 500 || answer.status === 429) throw new UploadInterrupted();
  if (!answer.ok) throw new UploadRefused(answer.status, '');
  const offset = Number(answer.headers.get('upload-offset'));
  if (!Number.isSafeInteger(offset) || offset < 0) throw new UploadRefused(answer.status, 'upload-offset');
  return offset;
}

/**
 * Sends one piece from `offset` and resolves with the offset the server confirms.
 * XMLHttpRequest, because fetch reports no progress while it sends.
 */
export function sendChunk(
  url: string,
  file: Blob,
  offset: number,
  signal: AbortSignal,
  onProgress: (sentBytes: number) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const finish = (settle: () => void) => {
      signal.removeEventListener('abort', abort);
      settle();
    };
    request.open('PUT', `${url}?offset=${offset}`);
    request.setRequestHeader('x-hengjian-request', '1');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'text';
    request.timeout = 120_000;
    request.upload.addEventListener('progress', (event) => onProgress(offset + event.loaded));
    request.addEventListener('abort', () => finish(() => reject(new DOMException('aborted', 'AbortError'))));
    request.addEventListener('error', () => finish(() => reject(new UploadInterrupted())));
    request.addEventListener('timeout', () => finish(() => reject(new UploadInterrupted())));
    request.addEventListener('load', () =>
      finish(() => {
        // 409: our offset is not the server's; the caller asks for the right one and goes on.
        // 507: the disk of the server is full, and says so; a person has to do something.
        const isBusy = request.status >= 500 && request.status !== 507;
        if (isBusy || request.status === 429 || request.status === 409) {
          reject(new UploadInterrupted());
          return;
        }
        const body = parse(request.responseText);
        if (request.status >= 400) {
          reject(new UploadRefused(request.status, typeof body.message === 'string' ? body.message : ''));
        } else if (typeof body.offset === 'number') resolve(body.offset);
        else reject(new UploadInterrupted());
      }),
    );
    signal.addEventListener('abort', abort);
    if (signal.aborted) {
      abort();
      reject(new DOMException('aborted', 'AbortError'));
      return;
    }
    request.send(file.slice(offset, offset + chunkBytes));
  });
}

function parse(text: string): { offset?: unknown; message?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
