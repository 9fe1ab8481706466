import S3rver from '@20minutes/s3rver';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server that speaks S3 on this machine and checks signatures; keys S3RVER / S3RVER. */
export interface ObjectStore {
  readonly endpoint: string;
  readonly bucket: string;
  /** Ids of uploads in parts that were begun and not taken back. */
  readonly begun: ReadonlyMap<string, string>;
  /** Settings that make a server of ours use it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startObjectStore(bucket = 'hengjian'): Promise<ObjectStore> {
  const directory = mkdtempSync(join(tmpdir(), 'hengjian-s3-'));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const begun = new Map<string, string>();
  // It can neither list uploads that were begun nor take them back: here is what S3 answers, for those of this run.
  server.middleware.unshift(async (context, next) => {
    if (context.method === 'GET' && context.querystring.includes('uploads')) {
      const uploads = [...begun].map(
        ([id, key]) =>
          `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${new Date().toISOString()}</Initiated></Upload>`,
      );
      context.type = 'application/xml';
      context.body = `<?xml version="1.0" encoding="UTF-8"?><ListMultipartUploadsResult><Bucket>${bucket}</Bucket>${uploads.join('')}</ListMultipartUploadsResult>`;
      return;
    }
    const [, ended] = /uploadId=(\w+)/.exec(context.querystring) ?? [];
    if (ended && context.method === 'DELETE') {
      context.status = begun.delete(ended) ? 204 : 404;
      return;
    }
    await next();
    const key = context.path.slice(bucket.length + 2);
    const [, made] = /<UploadId>(\w+)</.exec(typeof context.body === 'string' ? context.body : '') ?? [];
    if (made) begun.set(made, key);
  });
  // It forgets the slash that ends the path of a bucket when it checks a signature; S3 and its likes do not.
  server.middleware.unshift((context, next) => {
    if (/^\/[^/]+\/$/.test(context.path)) {
      context.mountPath = '/';
      Object.defineProperty(context.state, 'vhost', { get: () => true, set() {} });
    }
    return next();
  });
  const { port } = (await server.run()) as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    bucket,
    begun,
    env: {
      HENGJIAN_STORAGE: `s3://${bucket}/files`,
      HENGJIAN_S3_ENDPOINT: endpoint,
      HENGJIAN_S3_KEY: 'S3RVER',
      HENGJIAN_S3_SECRET: 'S3RVER',
    },
    async close() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
