import { dayOf } from '../../platform/clock.js';
import type { Block, Cell, CellContent, Tone } from '../../platform/documents/index.js';
import type { GapAnalysisData, GapConclusion, GapResult, GapVerdict } from './gap-analysis/data.js';
import { CONCLUSION, VERDICT } from './labels.js';
import { SENTENCES, TEXT } from './gap-analysis/text.js';

/** 2026-03-09 → 2026年3月9日, as official documents write dates. */
export function officialDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Shanghai day and minute of an instant. */
export function officialMoment(instant: string): string {
  const at = new Date(instant);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return `${officialDay(dayOf(at))} ${time}`;
}

/** Value of a score with its unit: points, or percent under the 2025 edition. */
export function scoreText(value: number, edition: GapAnalysisData['scoring']['edition']): string {
  return edition === 'MLPS_2025' ? `${trimmed(value)}%` : `${trimmed(value)} 分`;
}

/** At most two decimals; never rounded across to a rounder number than it is. */
export const trimmed = (value: number): string => String(Number(value.toFixed(2)));

/** Signed difference. */
export const signed = (value: number): string => (value > 0 ? `+${trimmed(value)}` : trimmed(value));

const VERDICT_TONES: Readonly<Record<GapVerdict, Tone>> = {
  MET: 'good',
  PARTIAL: 'caution',
  UNMET: 'bad',
  NOT_APPLICABLE: 'quiet',
  OPEN: 'quiet',
};

const CONCLUSION_TONES: Readonly<Record<GapConclusion, Tone>> = {
  EXCELLENT: 'good',
  GOOD: 'good',
  FAIR: 'caution',
  POOR: 'bad',
  CONFORMING: 'good',
  BASICALLY_CONFORMING: 'caution',
  NONCONFORMING: 'bad',
  UNDECIDED: 'quiet',
};

export const verdictWord = (verdict: GapVerdict) => ({
  text: VERDICT[verdict],
  tone: VERDICT_TONES[verdict],
  bold: true,
});
export const conclusionWord = (conclusion: GapConclusion) => ({
  text: CONCLUSION[conclusion],
  tone: CONCLUSION_TONES[conclusion],
});

/** Both verdicts in one cell; one line when they agree. */
export function verdictCell({ verdict, provenVerdict }: GapResult): CellContent {
  const { declared, proven } = TEXT.summary;
  if (verdict === provenVerdict) return { content: [verdictWord(verdict)], align: 'center' };
  return {
    content: [`${declared} `, verdictWord(verdict), `\n${proven} `, verdictWord(provenVerdict)],
    align: 'center',
  };
}

export const centred = (text: string | number): CellContent => ({ content: String(text), align: 'center' });

/** Level as a word; unknown codes pass as they are. */
export const levelName = (level: string | null): string => {
  const digit = /[1-5]$/.exec(level ?? '')?.[0];
  return (digit === undefined ? undefined : TEXT.levelNames[digit]) ?? level ?? TEXT.none;
};

interface WithOwnText {
  readonly ownText?: string | null;
}

/** The organization's own text of a requirement, marked as such, rather than our words. */
export const requirementCell = (ours: string, ownText: WithOwnText['ownText']): Cell =>
  ownText ? { content: [{ text: `${TEXT.ownTextMark} `, tone: 'quiet' }, ownText] } : ours;

/** What the mark means; nothing where no text bears it. */
export function ownTextsNote(requirements: readonly WithOwnText[]): Block[] {
  const count = requirements.filter(({ ownText }) => ownText).length;
  return count === 0 ? [] : [{ kind: 'paragraph', style: 'note', content: SENTENCES.ownTexts(count) }];
}
