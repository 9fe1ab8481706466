import { createHash } from 'node:crypto';
import { z } from 'zod';
import { may } from '../../../platform/access/actor.js';
import type { Actor } from '../../../platform/access/actor.js';
import { AppError, badInput, invalidState, text } from '../../../platform/graphql/errors.js';
import type { Text } from '../../../platform/graphql/errors.js';
import { day, id, line, maximumListItems } from '../../../platform/graphql/input-rules.js';
import type { Edition } from '../../framework/index.js';
import type { Assessment } from '../assessment.types.js';
import type { MoveDecisions, MovedAnswer, MovedFigure } from './move-lines.js';
import type { MoveLosses } from './move.types.js';

export const moving = z.object({
  assessmentId: id,
  toFrameworkCode: z.string().max(100, 'long:100'),
  basis: z.string().max(100, 'long:100'),
  leaveOpen: z.array(z.string()).max(maximumListItems, `many:${maximumListItems}`).nullish(),
  decisions: z
    .array(z.object({ controlId: id, carry: z.boolean() }))
    .max(maximumListItems, `many:${maximumListItems}`)
    .nullish(),
  targetLevel: z.string().max(40, 'long:40').nullish(),
  name: line(200).optional(),
  period: line(60).optional(),
  periodStart: day.nullish(),
  periodEnd: day.nullish(),
  clientKey: line(100).optional(),
});

export type Moving = z.infer<typeof moving>;

/** Moving touches every result, also those out of sight of people who see only their own work. */
export const mayMove = (actor: Actor): boolean => may(actor, 'assessment:manage') && !actor.ownWorkOnly;

/** The decisions as the lines read them. BAD_USER_INPUT when one control is named twice, or is none of the older edition. */
export function decisionsOf({ leaveOpen, decisions }: Moving, from: Edition): MoveDecisions {
  const byControl = new Map<string, boolean>();
  (decisions ?? []).forEach(({ controlId, carry }, at) => {
    const fault = (fault: Text) => badInput({ [`decisions.${at}.controlId`]: fault });
    if (byControl.has(controlId)) throw fault(text('同一条款出现了两次。', 'This control is named twice.'));
    if (!from.controlById.has(controlId))
      throw fault(text('原版本没有这个条款。', 'The older edition has no such control.'));
    byControl.set(controlId, carry);
  });
  return { leaveOpen: new Set(leaveOpen ?? []), byControl };
}

/** Changes with every answer, figure and setting that the preview has shown, and with the content of both editions. */
export function basisOf(
  assessment: Pick<Assessment, 'id' | 'version'>,
  editions: readonly Pick<Edition, 'hash'>[],
  recorded: readonly (readonly Pick<MovedAnswer | MovedFigure, 'id' | 'version'>[])[],
): string {
  const hash = createHash('sha256').update(`${assessment.id} ${assessment.version}`);
  for (const edition of editions) hash.update(`\n${edition.hash}`);
  for (const rows of recorded) for (const row of rows) hash.update(`\n${row.id} ${row.version}`);
  return hash.digest('base64url');
}

export const staleBasis = (): AppError =>
  new AppError(
    'CONFLICT',
    text(
      '预览之后有人评了分、填了数据或改了设置，请重新预览，什么都没有改动。',
      'Something was rated, recorded or changed since the preview: look at it again. Nothing was moved.',
    ),
  );

const lossNames: Readonly<Record<keyof MoveLosses, (count: number) => Text>> = {
  results: (n) => text(`${n} 项已评分、确认或指派的结果`, `${n} results rated, confirmed or assigned`),
  figures: (n) => text(`${n} 项数据`, `${n} figures recorded`),
  links: (n) => text(`${n} 条证据关联`, `${n} evidence links made or confirmed`),
  estimates: (n) => text(`${n} 项工作量估计`, `${n} estimates`),
  tasks: (n) => text(`${n} 个整改任务`, `${n} remediation tasks`),
  plans: (n) => text(`${n} 个整改计划`, `${n} remediation plans`),
  packs: (n) => text(`${n} 个材料包`, `${n} packs`),
  reports: (n) => text(`${n} 份报告`, `${n} reports`),
  assessments: (n) => text(`${n} 个后续测评`, `${n} assessments that went on from it`),
  settings: () => text('对设置的修改或关闭', 'a change of its settings or its closing'),
};

/** INVALID_STATE that names everything that would be lost. */
export function requireNothingLost(losses: MoveLosses): void {
  const found = (Object.keys(lossNames) as (keyof MoveLosses)[])
    .filter((kind) => losses[kind] > 0)
    .map((kind) => lossNames[kind](losses[kind]));
  if (found.length === 0) return;
  throw invalidState(
    text(
      `转版后已有人在新测评中工作，不能撤销。将丢失：${found.map(({ zh }) => zh).join('、')}。`,
      `People have worked in the new assessment since: undoing would lose ${found.map(({ en }) => en).join(', ')}.`,
    ),
  );
}

export const alreadyMoved = (): AppError =>
  invalidState(
    text(
      '该测评已转到这个版本，如需重来请先撤销。',
      'It was moved to this edition already: undo that first.',
    ),
  );
