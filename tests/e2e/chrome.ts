import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** A pinned Chromium that came with npm, with a Chinese font of its own: pictures are the same on every machine. */
export async function launchOptions() {
  const packageFile = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'package.json');
  const version = existsSync(packageFile)
    ? (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version
    : 'current';
  const home = join(cache, `chrome-${version}`);
  mkdirSync(home, { recursive: true });
  // The package unpacks into the temporary folder and reuses whatever lies there, of any version.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = home;
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  return optionsOf(executablePath, home);
}

/** The browsers of old hospital PCs: 109 is the last one for Windows 7, 86 the kernel of the older 360 browsers. */
export function oldChromium(name: 'chromium-109' | 'chromium-86') {
  const home = join(cache, name);
  const executablePath = join(home, 'chromium');
  if (!existsSync(executablePath)) {
    mkdirSync(home, { recursive: true });
    // The packages' own programs belong to a cloud function; all that is wanted of them is the packed browser.
    const packed = fileURLToPath(new URL(`../../node_modules/${name}/bin/chromium.br`, import.meta.url));
    const half = `${executablePath}.${process.pid}`;
    writeFileSync(half, brotliDecompressSync(readFileSync(packed)));
    chmodSync(half, 0o755);
    renameSync(half, executablePath);
  }
  return optionsOf(executablePath, home);
}

function optionsOf(executablePath: string, home: string) {
  return {
    executablePath,
    // Not the package's own list: it switches off the web security that these tests are about.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    // Without a UTF-8 locale Chromium takes no file with a Chinese name, and says nothing.
    env: {
      ...process.env,
      LC_ALL: 'C.UTF-8',
      FONTCONFIG_FILE: fontConfiguration(home),
    } as Record<string, string>,
  };
}

function fontConfiguration(home: string): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const file = join(home, 'fonts.conf');
  const alias = (family: string) =>
    `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${join(home, 'fonts')}</cachedir>${['sans-serif', 'serif', 'monospace', 'system-ui'].map(alias).join('')}</fontconfig>`,
  );
  return file;
}
