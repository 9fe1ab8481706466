const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 20 → 二十, 105 → 一百零五; up to 999, more than any document has chapters. */
export function chineseNumeral(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds === 0 ? '' : `${DIGITS[hundreds]}百`;
  if (tens === 0) return head + (hundreds > 0 && ones > 0 ? '零' : '') + (DIGITS[ones] ?? '');
  return head + (tens === 1 && hundreds === 0 ? '' : DIGITS[tens]) + '十' + (DIGITS[ones] ?? '');
}

/** Counts headings the way the numbering part of the file does, so that prefilled contents agree with it. */
export class HeadingCounter {
  private readonly counts = [0, 0, 0, 0];

  /** Label of the next numbered heading of `level` (1..4): 一、 （一） 1. （1） */
  next(level: 1 | 2 | 3 | 4): string {
    const index = level - 1;
    const count = (this.counts[index] ?? 0) + 1;
    this.counts[index] = count;
    this.counts.fill(0, level);
    if (level === 1) return `${chineseNumeral(count)}、`;
    if (level === 2) return `（${chineseNumeral(count)}）`;
    return level === 3 ? `${count}.` : `（${count}）`;
  }
}
