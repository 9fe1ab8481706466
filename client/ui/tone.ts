/** Meaning of a colour. A tone is never shown alone: a shape or a word goes with it. */
export type Tone = 'positive' | 'caution' | 'negative' | 'neutral' | 'info' | 'accent';
