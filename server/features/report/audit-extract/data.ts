import type { Sealing } from '../../../platform/events/chain/sealed-events.js';
import type { Framed } from '../frame.js';

export interface ExtractedEvent {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly objectType: string;
  readonly object: string | null;
  readonly outcome: 'SUCCESS' | 'DENIED' | 'FAILED';
  readonly reason: string | null;
  readonly address: string | null;
}

/** Everything that an extract of the audit trail says. */
export interface AuditExtractData extends Framed {
  readonly period: {
    readonly from: string;
    readonly to: string;
    readonly objectType: string | null;
    readonly actor: string | null;
  };
  readonly events: readonly ExtractedEvent[];
  readonly sealing: Sealing;
  /** The last verification of the whole chain, if there ever was one. */
  readonly check: {
    readonly state: string;
    readonly requestedAt: string;
    readonly headNumber: number;
    readonly headHash: string | null;
    readonly findingCount: number;
    readonly lastCleanAt: string | null;
  } | null;
}
