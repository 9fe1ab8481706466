import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';

const argon2Async = promisify(argon2);
/** OWASP's second argon2id setting: 19 MiB, two passes; about 40 ms here. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const minimumLength = 10;
/** How many hashes may run at once: each takes 19 MiB and a thread of the pool. */
const parallel = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= parallel) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Salted argon2id hash as `argon2id$<salt>$<tag>`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await inTurn(() =>
    argon2Async('argon2id', { message: password.normalize('NFKC'), nonce, ...cost }),
  );
  return `argon2id$${nonce.toString('base64')}$${tag.toString('base64')}`;
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, salt, tag] = stored.split('$');
  if (!salt || !tag) return false;
  const expected = Buffer.from(tag, 'base64');
  const nonce = Buffer.from(salt, 'base64');
  const actual = await inTurn(() =>
    argon2Async('argon2id', { message: password.normalize('NFKC'), nonce, ...cost }),
  );
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** A hash nobody's password matches: checking an unknown name takes as long as checking a known one. */
export const decoyHash = hashPassword(randomBytes(24).toString('base64'));

/**
 * GB/T 22239-2019 8.1.4.1-a: length and classes of characters. (OWASP ASVS 5 advises against classes; the Chinese
 * standard wins here and the deviation is deliberate.) Answers what is wrong, or nothing.
 */
export function passwordProblem(password: string, username: string): Text | undefined {
  if (password.length < minimumLength || password.length > 128) {
    return text(
      `密码须为 ${minimumLength} 到 128 个字符。`,
      `The password must have ${minimumLength} to 128 characters.`,
    );
  }
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(password)).length;
  if (classes < 3) {
    return text(
      '密码须包含大写字母、小写字母、数字、符号中的至少三种。',
      'The password must mix at least three of: upper case, lower case, digits, symbols.',
    );
  }
  if (username.length >= 3 && password.toLowerCase().includes(username.toLowerCase())) {
    return text('密码不能包含登录名。', 'The password must not contain the user name.');
  }
  if (/(.)\1{3,}/.test(password) || common.some((word) => password.toLowerCase().includes(word))) {
    return text('密码过于常见，请换一个。', 'The password is too common: choose another.');
  }
  return undefined;
}

const common = [
  'password',
  'passw0rd',
  '12345678',
  'qwertyui',
  'admin123',
  'abc12345',
  '1qaz2wsx',
  'woaini',
  'iloveyou',
  '88888888',
];

/** A password to be changed at first sign-in; without look-alike characters, it is read from paper. */
export function generatePassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz';
  const pick = (from: string) => from[randomInt(from.length)]!;
  const body = Array.from({ length: 9 }, () => pick(letters + letters.toUpperCase() + '23456789')).join('');
  return `${pick(letters)}${pick(letters.toUpperCase())}${pick('23456789')}-${body}`;
}
