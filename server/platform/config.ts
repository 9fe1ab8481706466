import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findOffice } from './documents/office.js';
import { defaultBudget } from './graphql/budget.js';
import type { BudgetLimits } from './graphql/budget.js';
import { keysOf } from './secrets/secret-box.js';
import type { S3Settings } from './storage/storage.settings.js';

/** Raised for a wrong setting; its message is the one sentence shown to the person who starts the server. */
export class ConfigError extends Error {}

/** Folder that holds package.json, both for compiled code (dist/server/…) and for TypeScript run by tests. */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

const onOff = z.enum(['on', 'off']);
const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsMissing, schema);

const schema = z.object({
  /** TCP port of the single HTTP listener. 0 takes a free one (tests). */
  PORT: setting(z.coerce.number().int().min(0).max(65535).default(4000)),
  /** Address to listen on. Loopback by default: nothing is reachable from outside unless asked for. */
  HOST: setting(z.string().default('127.0.0.1')),
  /** External PostgreSQL 15–18 (owner of the schema). Without it an embedded PostgreSQL is started. */
  DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  /** Folder for the embedded database, evidence bytes, reports and generated secrets. */
  HENGJIAN_DATA: setting(z.string().optional()),
  /** Where files are kept: `disk` (below the data folder), or `s3://bucket/prefix` for an S3-compatible object store. */
  HENGJIAN_STORAGE: setting(
    z
      .string()
      .regex(
        /^(disk|s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w./-]*)?)$/,
        'it must be disk or s3://bucket/prefix',
      )
      .default('disk'),
  ),
  /** Address of the object store; needed with `s3://`. The bucket is named in the path, not in the host. */
  HENGJIAN_S3_ENDPOINT: setting(z.url({ protocol: /^https?$/ }).optional()),
  HENGJIAN_S3_REGION: setting(
    z
      .string()
      .regex(/^[\w-]+$/)
      .default('us-east-1'),
  ),
  /** Access key and secret key of the object store; needed with `s3://`. */
  HENGJIAN_S3_KEY: setting(z.string().optional()),
  HENGJIAN_S3_SECRET: setting(z.string().optional()),
  /** MiB that must stay free on the disk of the data folder: below it no upload is taken, and everything else goes on. */
  HENGJIAN_LEAST_FREE_MB: setting(z.coerce.number().int().min(0).default(512)),
  /** A ClamAV daemon that looks at every upload: `host:port`, or the path of its socket. Without it files are not scanned. */
  HENGJIAN_CLAMD: setting(
    z
      .string()
      .regex(/^(\/.+|(\[[\da-fA-F:]+\]|[\w.-]+):\d{1,5})$/, 'it must be host:port or the path of a socket')
      .optional(),
  ),
  /** Program of LibreOffice for documents as PDF, or `off`. Without it `soffice` and `libreoffice` are looked for in PATH. */
  HENGJIAN_OFFICE: setting(z.string().optional()),
  /** `on` takes an SM3 digest of every file at receipt beside its SHA-256, and the nightly check compares both. */
  HENGJIAN_SM3: setting(onOff.default('off')),
  /** A mail server (`smtp://` or `smtps://`, with user and password if it wants them). Without it no mail leaves. */
  HENGJIAN_SMTP: setting(z.url({ protocol: /^smtps?$/ }).optional()),
  /** Sender of mails; needed with a mail server. */
  HENGJIAN_MAIL_FROM: setting(z.email().optional()),
  /** `on` lets webhooks reach addresses of the hospital's own network; never this machine in production. */
  HENGJIAN_WEBHOOK_PRIVATE: setting(onOff.default('off')),
  /**
   * Keys that seal the secrets in the database: base64 of 32 bytes each, the one that seals first, former ones behind it after
   * commas. Without it the key lies in `secret.key` of the data folder; several servers on one database need the same.
   */
  HENGJIAN_SECRET_KEY: setting(z.string().optional()),
  /** Seed the demo hospital on first start. `on` outside production. */
  HENGJIAN_DEMO: setting(onOff.optional()),
  /** Password of every demo account; generated and printed once when missing. */
  HENGJIAN_DEMO_PASSWORD: setting(z.string().min(10).max(128).optional()),
  /** Public address of the service, used for cookies (Secure) and origin checks behind a proxy. */
  HENGJIAN_PUBLIC_URL: setting(z.url({ protocol: /^https?$/ }).optional()),
  /** `any`: free GraphQL text from browser sessions is allowed; `manifest-only`: only operations shipped with the client. */
  HENGJIAN_OPERATIONS: setting(z.enum(['any', 'manifest-only']).default('any')),
  /** `jit` compiles operations; `js` runs the reference executor. Same answers, the suite runs on both. */
  HENGJIAN_EXECUTOR: setting(z.enum(['jit', 'js']).default('jit')),
  /** Budget of every user and every API token: points per minute and per hour, and operations running at once. */
  HENGJIAN_POINTS_PER_MINUTE: setting(z.coerce.number().int().min(1).default(defaultBudget.perMinute)),
  HENGJIAN_POINTS_PER_HOUR: setting(z.coerce.number().int().min(1).default(defaultBudget.perHour)),
  HENGJIAN_OPERATIONS_AT_ONCE: setting(z.coerce.number().int().min(1).default(defaultBudget.atOnce)),
  /** Log level. */
  HENGJIAN_LOG: setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info')),
  /** `on` trusts X-Forwarded-* headers of a reverse proxy on the same host. */
  HENGJIAN_TRUST_PROXY: setting(onOff.default('off')),
  NODE_ENV: setting(z.string().optional()),
});

/** All settings of one process, frozen. The only reader of process.env is this file. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** The object store for files; without one they lie in the data folder. */
  readonly s3: S3Settings | undefined;
  /** Bytes that must stay free on the disk of the data folder. */
  readonly leastFreeBytes: number;
  /** The malware scanner; without one files are not scanned. */
  readonly clamd: { readonly host: string; readonly port: number } | { readonly path: string } | undefined;
  /** LibreOffice; without it there are no PDF documents. */
  readonly office: string | undefined;
  /** Whether files get an SM3 digest too. */
  readonly sm3: boolean;
  /** The mail server; without one no mail leaves. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Whether webhooks may reach addresses of the hospital's own network. */
  readonly webhookPrivate: boolean;
  /** Keys of the setting, the one that seals first; empty when the key lies in the data folder. */
  readonly secretKeys: readonly Buffer[];
  readonly demo: boolean;
  readonly demoPassword: string | undefined;
  readonly publicUrl: string | undefined;
  readonly operations: 'any' | 'manifest-only';
  readonly executor: 'jit' | 'js';
  readonly budget: BudgetLimits;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  readonly production: boolean;
}

/** Reads and checks the environment. Throws ConfigError with one clear sentence. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(
      `Setting ${issue?.path.join('.') ?? '?'} is wrong: ${issue?.message ?? 'invalid'}.`,
    );
  }
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  return Object.freeze({
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    dataDir: resolve(value.HENGJIAN_DATA ?? defaultDataDir()),
    s3: s3Settings(value),
    clamd: clamdAddress(value.HENGJIAN_CLAMD),
    office: officeProgram(value.HENGJIAN_OFFICE, env.PATH),
    sm3: value.HENGJIAN_SM3 === 'on',
    mail: mailServer(value),
    webhookPrivate: value.HENGJIAN_WEBHOOK_PRIVATE === 'on',
    secretKeys: secretKeys(value.HENGJIAN_SECRET_KEY),
    leastFreeBytes: value.HENGJIAN_LEAST_FREE_MB * 1024 * 1024,
    demo: (value.HENGJIAN_DEMO ?? (production ? 'off' : 'on')) === 'on',
    demoPassword: value.HENGJIAN_DEMO_PASSWORD,
    publicUrl: value.HENGJIAN_PUBLIC_URL,
    operations: value.HENGJIAN_OPERATIONS,
    executor: value.HENGJIAN_EXECUTOR,
    budget: {
      perMinute: value.HENGJIAN_POINTS_PER_MINUTE,
      perHour: value.HENGJIAN_POINTS_PER_HOUR,
      atOnce: value.HENGJIAN_OPERATIONS_AT_ONCE,
    },
    logLevel: value.HENGJIAN_LOG,
    trustProxy: value.HENGJIAN_TRUST_PROXY === 'on',
    production,
  });
}

function officeProgram(setting: string | undefined, searchPath: string | undefined): string | undefined {
  if (setting === 'off') return undefined;
  if (setting === undefined) return findOffice(searchPath);
  try {
    accessSync(setting, constants.X_OK);
    return setting;
  } catch {
    throw new ConfigError(`Setting HENGJIAN_OFFICE is wrong: ${setting} is no program that can be run.`);
  }
}

function secretKeys(given: string | undefined): readonly Buffer[] {
  if (given === undefined) return [];
  const keys = keysOf(given, ',');
  if (keys) return keys;
  throw new ConfigError(
    'Setting HENGJIAN_SECRET_KEY is wrong: each key is base64 of 32 bytes, several are parted by commas (openssl rand -base64 32).',
  );
}

function clamdAddress(given: string | undefined): Config['clamd'] {
  if (given === undefined) return undefined;
  if (given.startsWith('/')) return { path: given };
  const at = given.lastIndexOf(':');
  return { host: given.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(given.slice(at + 1)) };
}

function mailServer(value: z.infer<typeof schema>): Config['mail'] {
  const { HENGJIAN_SMTP: url, HENGJIAN_MAIL_FROM: from } = value;
  if (url === undefined) return undefined;
  if (from === undefined)
    throw new ConfigError('Setting HENGJIAN_MAIL_FROM is missing: HENGJIAN_SMTP names a mail server.');
  return Object.freeze({ url, from });
}

function s3Settings(value: z.infer<typeof schema>): S3Settings | undefined {
  const [, bucket, path = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(value.HENGJIAN_STORAGE) ?? [];
  if (bucket === undefined) return undefined;
  const needed = (name: 'HENGJIAN_S3_ENDPOINT' | 'HENGJIAN_S3_KEY' | 'HENGJIAN_S3_SECRET'): string => {
    const found = value[name];
    if (found === undefined)
      throw new ConfigError(`Setting ${name} is missing: HENGJIAN_STORAGE names an object store.`);
    return found;
  };
  const prefix = path.split('/').filter(Boolean).join('/');
  return Object.freeze({
    bucket,
    prefix: prefix === '' ? '' : `${prefix}/`,
    region: value.HENGJIAN_S3_REGION,
    endpoint: needed('HENGJIAN_S3_ENDPOINT'),
    accessKeyId: needed('HENGJIAN_S3_KEY'),
    secretAccessKey: needed('HENGJIAN_S3_SECRET'),
  });
}

/** Creates the data folder and proves that it can be written. Throws ConfigError otherwise. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new ConfigError(
      `The data folder ${dataDir} cannot be written: give this user the right to it or set HENGJIAN_DATA to another folder.`,
    );
  }
}

// PostgreSQL refuses to run as root, so root hands it to an unprivileged user, who cannot enter a private home folder.
function defaultDataDir(): string {
  const inProject = join(projectRoot, 'data');
  if (process.getuid?.() !== 0 || isOpenToOthers(projectRoot)) return inProject;
  return '/var/lib/hengjian';
}

/** True when every folder from the root down to `path` may be entered by other users. */
export function isOpenToOthers(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function findProjectRoot(from: string): string {
  for (let at = from; at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
  }
  throw new ConfigError('package.json was not found above the program files.');
}
