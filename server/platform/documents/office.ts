import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** LibreOffice of this machine, or undefined: looked for under the names that its packages give it. */
export function findOffice(searchPath: string | undefined): string | undefined {
  for (const folder of (searchPath ?? '').split(delimiter).filter(Boolean))
    for (const name of ['soffice', 'libreoffice']) {
      const program = join(folder, name);
      try {
        accessSync(program, constants.X_OK);
        return program;
      } catch {
        // Not here.
      }
    }
  return undefined;
}

/** A large document takes LibreOffice a second for every ten pages on a small machine. */
const startMs = 90_000;
const fileMs = 60_000;

/** One at a time: each of them takes half a gigabyte. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Turns DOCX files of our own into PDF files beside them. Links to other files are lost on the way: say what they lead to.
 * Throws when one of them did not come out; nothing of what the program says of itself reaches a user.
 */
export function toPdf(program: string, files: readonly string[], signal: AbortSignal): Promise<string[]> {
  const run = last.then(() => convert(program, files, signal));
  last = run.catch(() => undefined);
  return run;
}

async function convert(program: string, files: readonly string[], signal: AbortSignal): Promise<string[]> {
  if (files.length === 0) return [];
  signal.throwIfAborted();
  // A profile of its own: LibreOffice starts once for each profile, and a broken one must not outlive its call.
  const home = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    await start(program, home, files, signal);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  const made = files.map((file) => file.replace(/\.docx$/i, '.pdf'));
  const missing = made.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new Error(`LibreOffice made no PDF of ${missing.length} of ${files.length} files`);
  return made;
}

async function start(
  program: string,
  home: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const fonts = await fontConfiguration(home);
  const child = spawn(
    program,
    [
      `-env:UserInstallation=${pathToFileURL(join(home, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--convert-to',
      'pdf:writer_pdf_Export',
      '--outdir',
      dirname(files[0]!),
      ...files,
    ],
    // A group of its own: the program is a script that starts another one.
    {
      detached: true,
      stdio: 'ignore',
      // Nothing of the server's own environment: settings of it are secrets.
      env: {
        PATH: [dirname(program), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
        HOME: home,
        LC_ALL: 'C.UTF-8',
        FONTCONFIG_FILE: fonts,
      },
    },
  );
  const end = (): void => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const timer = setTimeout(end, startMs + files.length * fileMs);
  signal.addEventListener('abort', end, { once: true });
  try {
    await new Promise<void>((done, failed) => {
      child.once('error', failed);
      child.once('exit', (code) =>
        code === 0 ? done() : failed(new Error(`LibreOffice ended with ${code ?? 'a signal'}`)),
      );
    });
    signal.throwIfAborted();
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** The fonts of the machine, and the one that comes with the product: a machine without Chinese fonts draws no boxes. */
async function fontConfiguration(home: string): Promise<string> {
  const own = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const file = join(home, 'fonts.conf');
  await mkdir(join(home, 'cache'), { recursive: true });
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${own}</dir><cachedir>${join(home, 'cache')}</cachedir>
</fontconfig>`,
  );
  return file;
}
