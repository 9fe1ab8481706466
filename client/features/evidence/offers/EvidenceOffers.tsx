import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useHotkeys } from '../../../lib/hotkeys';
import { Button } from '../../../ui/Button';
import { KeyCombo } from '../../../ui/Kbd';
import { EmptyState } from '../../../ui/States';
import { EvidenceOffersDocument } from './documents';
import { OfferedControl, OfferLine, type Offer } from './OfferLine';
import { useOffers } from './useOffers';
import styles from './Offers.module.css';

const page = 50;

/**
 * What one proof may also prove in other rule books. Certain relations are marked from the start, hints are for the eye; one key
 * accepts everything that is marked.
 */
export function EvidenceOffers({ id }: { id: string }) {
  const { t } = useLingui();
  const { accept } = useOffers();
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [busy, setBusy] = useState(false);
  const { data } = useSuspenseQuery(EvidenceOffersDocument, {
    variables: { id, first: page },
    fetchPolicy: 'cache-and-network',
  });
  const { evidence } = data;
  const offers = useMemo(
    () => [...(evidence?.certain.nodes ?? []), ...(evidence?.hints.nodes ?? [])],
    [evidence],
  );
  const isMarked = (offer: Offer) => changed.get(keyOf(offer)) ?? offer.claim.relation !== null;
  const marked = offers.filter(isMarked);
  const mayLink = evidence?.viewerCanLink ?? false;
  const markAll = (on: boolean) => setChanged(new Map(offers.map((offer) => [keyOf(offer), on])));
  const send = async () => {
    if (busy || !mayLink || marked.length === 0) return;
    setBusy(true);
    const controlIds = [...new Set(marked.map((offer) => offer.control.id))];
    if (await accept([{ evidenceId: id, controlIds }])) setChanged(new Map());
    setBusy(false);
  };
  useHotkeys(
    t`对标推荐`,
    mayLink && offers.length > 0
      ? [
          { keys: 'KeyO', label: t`接受所选推荐`, run: () => void send() },
          { keys: 'Shift+KeyO', label: t`全选推荐`, run: () => markAll(true) },
        ]
      : [],
  );
  if (!evidence) return null;
  const { certain, hints } = evidence;
  if (offers.length === 0)
    return (
      <EmptyState icon="split" title={t`没有可推荐的条款`}>
        {evidence.proves
          ? t`它所关联的条款没有对标到别的条款，或都已经关联。`
          : t`证据审核通过并在有效期内，才会推荐给其他标准的对标条款。`}
      </EmptyState>
    );
  const lines = (some: readonly Offer[]) =>
    some.map((offer) => (
      <OfferLine
        key={keyOf(offer)}
        offer={offer}
        name={`${offer.control.framework.shortName} ${offer.control.code}`}
        title={<OfferedControl control={offer.control} />}
        marked={isMarked(offer)}
        disabled={!mayLink}
        onMark={(on) => setChanged(new Map([...changed, [keyOf(offer), on]]))}
      />
    ));
  const left = certain.totalCount + hints.totalCount - offers.length;
  return (
    <div className={styles.offers}>
      <div className={styles.offerTools}>
        {mayLink && (
          <Button
            size="small"
            variant="primary"
            icon="link"
            busy={busy}
            disabled={marked.length === 0}
            onClick={() => void send()}
          >
            {t`接受所选 ${marked.length} 项`} <KeyCombo keys="KeyO" />
          </Button>
        )}
        {mayLink && (
          <Button size="small" variant="quiet" onClick={() => markAll(marked.length < offers.length)}>
            {marked.length < offers.length ? t`全选` : t`全不选`}
          </Button>
        )}
        <span className={styles.note}>{t`接受后标为推导，由人确认后才计入实证。`}</span>
      </div>
      {certain.nodes.length > 0 && (
        <section aria-label={t`确定相关`}>
          <h3>{t`确定相关 ${certain.totalCount}`}</h3>
          <ul>{lines(certain.nodes)}</ul>
        </section>
      )}
      {hints.nodes.length > 0 && (
        <section aria-label={t`可能相关`}>
          <h3>{t`可能相关 ${hints.totalCount}`}</h3>
          <p className={styles.note}>{t`对标落在上级控制点上，是不是这一条，看过再选。`}</p>
          <ul>{lines(hints.nodes)}</ul>
        </section>
      )}
      {left > 0 && <p className={styles.note}>{t`另有 ${left} 项，接受或解除一些后显示。`}</p>}
    </div>
  );
}

const keyOf = (offer: Offer): string => `${offer.control.id} ${offer.system?.id ?? ''}`;
