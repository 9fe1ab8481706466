import type { Technology } from './framework-file.schema.js';

/** What decides whether a high-risk case concerns a system. */
export interface ScopeContext {
  /** Total level of the system, 1 to 5. */
  level: number;
  /** A stop of the service would do great harm (GB/T 22239 A-class thinking; the hospital states it). */
  continuityCritical: boolean;
  technologies: readonly Technology[];
  /** Which end of the cloud the system is; null or absent: not known. */
  cloudRole?: 'PLATFORM' | 'TENANT' | 'BOTH' | null;
  /** Whether the trade counts as a key industry; null or absent: not known. */
  keyIndustry?: boolean | null;
}

/** A fact that was missing and read in the stricter way. */
export type ScopeAssumption = 'CLOUD_ROLE_UNKNOWN' | 'KEY_INDUSTRY_UNKNOWN';

export interface ScopeDecision {
  inScope: boolean;
  assumptions: ScopeAssumption[];
}

interface ScopeRule {
  from: number;
  to: number;
  continuity: boolean;
  keyIndustry: boolean;
  cloud: readonly ('PLATFORM' | 'TENANT')[];
}

const PATTERN = /^L([1-5])(\+?)(?:\+?(BC|KEY)|(CP|CT|CP\/CT))?$/;

function ruleOf(scope: string): ScopeRule | null {
  const match = PATTERN.exec(scope);
  if (match === null) return null;
  const from = Number(match[1]);
  const cloudText = match[4] ?? '';
  const cloud = [
    ...(cloudText.includes('CP') ? (['PLATFORM'] as const) : []),
    ...(cloudText.includes('CT') ? (['TENANT'] as const) : []),
  ];
  return {
    from,
    to: match[2] === '+' ? 5 : from,
    continuity: match[3] === 'BC',
    keyIndustry: match[3] === 'KEY',
    cloud,
  };
}

/** Whether a scope code of the high-risk guide (such as `L3+BC`, `L2+CP/CT`) can be decided at all. */
export function isCaseScope(scope: string): boolean {
  return ruleOf(scope) !== null;
}

/**
 * Decides whether a high-risk case concerns a system and says which missing facts were read strictly.
 * A missing fact never takes a case out: an overlooked high risk is worse than one to dismiss by hand.
 */
export function decideCaseScope(scope: string, context: ScopeContext): ScopeDecision {
  const rule = ruleOf(scope);
  if (rule === null) throw new Error(`Unknown scope of a high-risk case: ${scope}`);
  const assumptions: ScopeAssumption[] = [];
  const out: ScopeDecision = { inScope: false, assumptions: [] };
  if (context.level < rule.from || context.level > rule.to) return out;
  if (rule.continuity && !context.continuityCritical) return out;
  if (rule.keyIndustry) {
    if (context.keyIndustry === false) return out;
    if (context.keyIndustry !== true) assumptions.push('KEY_INDUSTRY_UNKNOWN');
  }
  if (rule.cloud.length > 0) {
    if (!context.technologies.includes('CLOUD')) return out;
    const role = context.cloudRole ?? null;
    if (role === null) {
      // Both roles named by the rule: the missing fact makes no difference.
      if (rule.cloud.length === 1) assumptions.push('CLOUD_ROLE_UNKNOWN');
    } else if (role !== 'BOTH' && !rule.cloud.includes(role)) return out;
  }
  return { inScope: true, assumptions };
}

/** Whether a high-risk case concerns a system; missing facts are read in the stricter way. */
export function caseInScope(scope: string, context: ScopeContext): boolean {
  return decideCaseScope(scope, context).inScope;
}
