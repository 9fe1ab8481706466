import { maximumCharacters, readingMs } from './text.limits.js';

/** Takes the text of a document piece by piece, until there is enough or it took long enough. */
export class TextCollector {
  private readonly pieces: string[] = [];
  private length = 0;
  private readonly until = Date.now() + readingMs;
  /** True when more would have come. */
  cut = false;

  /** False when nothing more is wanted. */
  add(piece: string): boolean {
    const clean = tidy(piece);
    if (clean !== '') {
      this.pieces.push(clean);
      this.length += clean.length + 1;
    }
    if (this.length >= maximumCharacters || Date.now() > this.until) this.cut = true;
    return !this.cut;
  }

  get text(): string {
    const whole = this.pieces.join(' ').trim();
    if (whole.length <= maximumCharacters) return whole;
    this.cut = true;
    // Never half of a character that takes two units.
    return whole.slice(0, maximumCharacters).replace(/[\uD800-\uDBFF]$/, '');
  }
}

/** Radicals that PDFs write for the character of the same shape; NFKC leaves these alone, or knows an older shape. */
const radicals = new Map(
  [
    ...'⼾户⺠民⺟母⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, radical, character]) => [radical!, character!] as const),
);

/** As it is searched and shown: one form for every character (PDF writes ⽤⼾ for 用户), one line, nothing invisible. */
const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u2E80-\u2EFF\u2F3E]/g, (one) => radicals.get(one) ?? one)
    // Punctuation stays as it was written: a snippet is read by people.
    .replace(/[^\p{P}\p{Z}\p{Cc}\p{Cf}]+/gu, (run) => run.normalize('NFKC'))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, (gap) => (/^\p{Cf}+$/u.test(gap) ? '' : ' '))
    .trim();
