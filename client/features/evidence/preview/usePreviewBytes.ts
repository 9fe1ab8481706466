import { useEffect, useState } from 'react';

/** The server refused or lost the file; `requestId` is for the help desk. */
export class PreviewRefused extends Error {
  readonly status: number;
  readonly requestId: string | null;
  constructor(status: number, message: string, requestId: string | null) {
    super(message);
    this.name = 'PreviewRefused';
    this.status = status;
    this.requestId = requestId;
  }
}

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: unknown };

/**
 * Reads the whole file once. Not in ranges: reading a sensitive file is written to the audit trail, and one look
 * should be one entry there.
 */
export async function readBytes(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(url, {
    signal,
    credentials: 'same-origin',
    headers: { 'x-hengjian-request': '1' },
  });
  if (!answer.ok) {
    const body: unknown = await answer.json().catch(() => null);
    const message: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'message') : null;
    throw new PreviewRefused(
      answer.status,
      typeof message === 'string' ? message : '',
      answer.headers.get('x-request-id'),
    );
  }
  return answer.arrayBuffer();
}

/** Reads a file and turns it into what a viewer shows; a change of address or `attempt` starts again. */
export function usePreview<T>(
  url: string,
  attempt: number,
  convert: (bytes: ArrayBuffer, signal: AbortSignal) => Promise<T>,
): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  useEffect(() => {
    const controller = new AbortController();
    setLoaded({ state: 'loading' });
    readBytes(url, controller.signal)
      .then((bytes) => convert(bytes, controller.signal))
      .then(
        (value) => !controller.signal.aborted && setLoaded({ state: 'ready', value }),
        (error: unknown) => !controller.signal.aborted && setLoaded({ state: 'failed', error }),
      );
    return () => controller.abort();
  }, [url, attempt, convert]);
  return loaded;
}
