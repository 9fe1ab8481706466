import { z } from 'zod';
import { conflictsWith, roles } from '../../platform/access/permissions.js';
import type { Role } from '../../platform/access/permissions.js';
import { badInput, invalidState, text } from '../../platform/graphql/errors.js';
import { id, line } from '../../platform/graphql/input-rules.js';

const username = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
  z.string().regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'username'),
);
const instant = z.string().nullish();
export const newMember = z.object({
  username,
  displayName: line(60),
  unitId: id.nullish(),
  roles: z.array(z.enum(roles)).min(1, 'emptyList').max(roles.length),
  validUntil: instant,
  initialPassword: z.string().nullish(),
});
export const changedMember = z.object({
  id,
  displayName: line(60).optional(),
  unitId: id.nullish(),
  validUntil: instant,
});
/** Somebody who sees one pack and nothing else. */
export const newLimitedMember = z.object({
  username,
  displayName: line(60),
  packId: id,
  validUntil: z.coerce.date(),
});
export type NewLimitedMember = z.infer<typeof newLimitedMember>;

export function refuseConflicts(wanted: readonly Role[], validUntil: string | null | undefined): void {
  for (const role of wanted) {
    const conflict = conflictsWith(role).find((other) => wanted.includes(other));
    if (conflict) {
      throw badInput({
        roles: text(
          `角色互斥，不能同时授予：${role} 与 ${conflict}。`,
          `These roles exclude each other: ${role} and ${conflict}.`,
        ),
      });
    }
  }
  if (wanted.includes('INSPECTOR') && !validUntil) {
    throw badInput({
      validUntil: text('检查人员必须设置截止时间。', 'An inspector needs an end of membership.'),
    });
  }
}

const mostLimitedDays = 90;

/** Who sees one pack only has an end, and not a far one. */
export function requireNearEnd(validUntil: Date | null | undefined, now: Date): void {
  const left = validUntil ? validUntil.getTime() - now.getTime() : 0;
  if (left > 0 && left <= mostLimitedDays * 86_400_000) return;
  throw badInput({
    validUntil: text(
      `只看一个材料包的账号必须设置截止时间，并在现在之后、${mostLimitedDays} 天之内。`,
      `An account that sees one pack only needs an end, later than now and within ${mostLimitedDays} days.`,
    ),
  });
}

/** Who sees one pack only is an inspector and stays one. */
export function requireUnlimited(packId: string | null | undefined, wanted: readonly Role[]): void {
  if (!packId || (wanted.length === 1 && wanted[0] === 'INSPECTOR')) return;
  throw invalidState(
    text(
      '这个账号只看一个材料包，角色只能是检查人员；需要其他角色请另建账号。',
      'This account sees one pack only: it can be nothing but an inspector. Make another account for other roles.',
    ),
  );
}
