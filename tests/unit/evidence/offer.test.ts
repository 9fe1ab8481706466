import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareOffers,
  distinctOffers,
  offerOf,
  wholeLinks,
} from '../../../server/features/evidence/offer.js';
import type { Offer, ProofLink } from '../../../server/features/evidence/offer.js';
import type { Claim, Confidence, Relation } from '../../../server/features/crosswalk/index.js';

const claim = (to: string, relation: Relation | null, confidence: Confidence = 'LOW'): Claim => ({
  from: 'from',
  to,
  relation,
  confidence,
  steps: [
    { from: 'from', to, relation: relation ?? 'INTERSECTS', confidence, mappingId: 'm', reviewed: false },
  ],
});
const link = (controlId: string, systemId: string | null = null, evidenceId = 'e'): ProofLink => ({
  evidenceId,
  controlId,
  systemId,
});
const hospital = { assessable: true, perSystem: false };
const mlps = { assessable: true, perSystem: true };

describe('what an offer says is missing', () => {
  it.each([
    ['EQUAL', []],
    ['SUPERSET', []],
    ['SUBSET', ['REST_OF_CONTROL']],
    ['INTERSECTS', ['COMMON_PART']],
    [null, ['UNCERTAIN']],
  ] as const)('%s', (relation, missing) => {
    expect(offerOf(link('a'), claim('t', relation), hospital)?.missing).toEqual(missing);
  });

  it('a proof for one system says less about the hospital, and stays with the system inside MLPS', () => {
    expect(offerOf(link('a', 's'), claim('t', 'EQUAL'), hospital)).toMatchObject({
      systemId: null,
      missing: ['OTHER_SYSTEMS'],
    });
    expect(offerOf(link('a', 's'), claim('t', 'EQUAL'), mlps)).toMatchObject({ systemId: 's', missing: [] });
  });

  it('is no offer where no result can be', () => {
    expect(offerOf(link('a'), claim('t', 'EQUAL'), { assessable: false, perSystem: false })).toBeUndefined();
    expect(offerOf(link('a'), claim('t', 'EQUAL'), undefined)).toBeUndefined();
  });
});

describe('a proof of every part', () => {
  const parts = new Map([['point', ['a', 'b']]]);
  it('proves the whole, and nothing less does', () => {
    expect(wholeLinks([link('a'), link('b')], parts)).toEqual([link('point')]);
    expect(wholeLinks([link('a')], parts)).toEqual([]);
    expect(wholeLinks([link('a'), link('b', null, 'other')], parts)).toEqual([]);
    expect(wholeLinks([link('a')], new Map([['point', ['a']]]))).toEqual([]);
  });

  it('counts parts for every subject towards a system, and never one system towards another', () => {
    expect(wholeLinks([link('a'), link('b', 's')], parts)).toEqual([link('point', 's')]);
    expect(wholeLinks([link('a', 's'), link('b', 't')], parts)).toEqual([]);
  });
});

const relations: (Relation | null)[] = ['EQUAL', 'SUPERSET', 'SUBSET', 'INTERSECTS', null];
const anyOffer = fc
  .tuple(
    fc.constantFrom('x', 'y', 'z'),
    fc.constantFrom(...relations),
    fc.constantFrom<Confidence>('LOW', 'MEDIUM', 'HIGH'),
    fc.constantFrom(null, 's', 't'),
  )
  .map(([to, relation, confidence, system]) =>
    offerOf(link('a', system), claim(to, relation, confidence), mlps)!,
  );

describe('the list of offers', () => {
  it('is ordered by what lacks least, whatever the order it came in', () => {
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 12 }), (offers) => {
        const sorted = offers.toSorted(compareOffers).map((offer) => relations.indexOf(offer.claim.relation));
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
    );
  });

  it('names each control and subject once, never what is linked, and loses nothing else', () => {
    const linked = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.constantFrom(null, 's', 't')), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 20 }), linked, (offers, pairs) => {
        const taken = pairs.map(([control, system]) => link(control, system));
        const kept = distinctOffers(offers, taken);
        const covers = (one: { to: string; system: string | null }, other: Offer): boolean =>
          one.to === other.claim.to && (one.system === null || one.system === other.systemId);
        const keys = kept.map((offer) => `${offer.claim.to} ${offer.systemId}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const offer of kept)
          expect(taken.some((one) => covers({ to: one.controlId, system: one.systemId }, offer))).toBe(false);
        for (const offer of offers) {
          const isLinked = taken.some((one) => covers({ to: one.controlId, system: one.systemId }, offer));
          const isKept = kept.some((one) => covers({ to: one.claim.to, system: one.systemId }, offer));
          expect(isLinked || isKept).toBe(true);
        }
      }),
    );
  });
});
