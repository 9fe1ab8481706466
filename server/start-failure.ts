import { ConfigError } from './platform/config.js';
import type { Config } from './platform/config.js';

/** One sentence for the person who starts the server; a stack trace only for what nobody foresaw. */
export function explainStartFailure(error: unknown, config: Config): string {
  if (error instanceof ConfigError) return error.message;
  const code = (error as { code?: unknown }).code;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${config.port} is taken by another program: stop it or set PORT to a free one.`;
    case 'EACCES':
      return `This user may not listen on ${config.host}:${config.port} or write to ${config.dataDir}: choose another PORT or HENGJIAN_DATA.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `The address ${config.host} or the host of DATABASE_URL is not known on this machine: check HOST and DATABASE_URL.`;
    case 'ECONNREFUSED':
      return 'The database of DATABASE_URL does not answer: start it or correct the address.';
    case '28P01':
    case '28000':
      return 'The database refused the user name or password of DATABASE_URL.';
    case '3D000':
      return 'The database named in DATABASE_URL does not exist: create it first.';
    default:
      return `The server could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}
