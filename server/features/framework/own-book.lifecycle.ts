import { invalidState, text } from '../../platform/graphql/errors.js';
import type { FrameworkState } from './framework.enums.js';

/** Every way from one state to another: only forward, because what was assessed by an edition refers to it for ever. */
export const transitions = {
  publish: { from: 'DRAFT', to: 'PUBLISHED' },
  retire: { from: 'PUBLISHED', to: 'RETIRED' },
} as const satisfies Record<string, { from: FrameworkState; to: FrameworkState }>;

export type Transition = keyof typeof transitions;

export const canMove = (state: FrameworkState, transition: Transition): boolean =>
  transitions[transition].from === state;

/** INVALID_STATE when the framework is not where the transition begins. */
export function requireMove(state: FrameworkState, transition: Transition): void {
  if (!canMove(state, transition)) throw transition === 'publish' ? notDraft() : notPublished();
}

/** Only drafts can be changed. */
export function requireDraft(state: FrameworkState): void {
  if (state !== 'DRAFT') throw notDraft();
}

const notDraft = () =>
  invalidState(
    text(
      '该标准已发布，内容不再改变；需要修改时请复制为新版本。',
      'This framework has been published and does not change: copy it to a new edition.',
    ),
  );

const notPublished = () =>
  invalidState(text('只有已发布的标准可以停用。', 'Only a published framework can be retired.'));
