import type { Caller } from '../../support/test-app.js';

export const recordMutation = `mutation ($input: RecordControlTextsInput!) { recordControlTexts(input: $input) {
  items { code outcome control { id code ownText { text source version } } error { code message field } } } }`;
export const previewQuery = `query ($input: RecordControlTextsInput!) { previewControlTexts(input: $input) {
  code outcome control { id code ownText { text } } error { code message field } } }`;
export const ownTextQuery = `query ($framework: String!, $code: String!) { framework(code: $framework) { control(code: $code) {
  id viewerCanRecordText ownText { text source version recordedAt recordedByName recordedBy { displayName } }
  ownTextHistory { at actorName text source } } } }`;

export interface TextItem {
  readonly code: string;
  readonly outcome: string | null;
  readonly control: { readonly code: string; readonly ownText: { readonly text: string } | null } | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export async function record(
  caller: Caller,
  texts: readonly { code: string; text?: string | null; version?: number }[],
  more: Record<string, unknown> = {},
): Promise<TextItem[]> {
  const data = await caller.query(recordMutation, { input: { frameworkCode: 'mlps-2.0', texts, ...more } });
  return data.recordControlTexts.items;
}

export async function ownTextOf(caller: Caller, code: string, framework = 'mlps-2.0') {
  const data = await caller.query(ownTextQuery, { framework, code });
  return data.framework.control;
}
