import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ControlOffersQuery } from '../../../gql/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { Button } from '../../../ui/Button';
import { KeyCombo } from '../../../ui/Kbd';
import { Tag } from '../../../ui/Tag';
import { useLiveChanges } from '../../activity';
import { clauseText } from '../../framework';
import { ControlOffersDocument } from './documents';
import { OfferLine } from './OfferLine';
import { useOffers } from './useOffers';
import styles from './Offers.module.css';

type Offer = NonNullable<ControlOffersQuery['control']>['mappingOffers']['nodes'][number];

interface ControlOffersProps {
  controlId: string;
  /** The assessed system; null for every subject. */
  systemId: string | null;
  onShow: (evidenceId: string) => void;
}

const watched = ['Evidence', 'Mapping'];

/** Proofs of other rule books that may prove this control too; nothing at all when there are none. */
export function ControlOffers({ controlId, systemId, onShow }: ControlOffersProps) {
  const { t } = useLingui();
  const { accept, follow } = useOffers();
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [busy, setBusy] = useState(false);
  const { data } = useSuspenseQuery(ControlOffersDocument, {
    variables: { id: controlId, subjectId: systemId },
    fetchPolicy: 'cache-and-network',
  });
  useLiveChanges(watched, follow);
  const found = data.control?.mappingOffers;
  const offers = found?.nodes ?? [];
  const isMarked = (offer: Offer) => changed.get(offer.evidence.id) ?? offer.claim.relation !== null;
  const marked = offers.filter((offer) => offer.evidence.viewerCanLink && isMarked(offer));
  const send = async () => {
    if (busy || marked.length === 0) return;
    setBusy(true);
    const chosen = [...new Set(marked.map((offer) => offer.evidence.id))];
    if (await accept(chosen.map((evidenceId) => ({ evidenceId, controlIds: [controlId] }))))
      setChanged(new Map());
    setBusy(false);
  };
  useHotkeys(
    t`条款工作台`,
    offers.some((offer) => offer.evidence.viewerCanLink)
      ? [{ keys: 'KeyO', label: t`接受所选推荐`, run: () => void send() }]
      : [],
  );
  if (!found || found.totalCount === 0) return null;
  return (
    <section className={styles.controlOffers} aria-label={t`对标推荐`}>
      <div className={styles.offerTools}>
        <h3>{t`对标推荐 ${found.totalCount}`}</h3>
        {marked.length > 0 && (
          <Button size="small" icon="link" busy={busy} onClick={() => void send()}>
            {t`接受所选 ${marked.length} 项`} <KeyCombo keys="KeyO" />
          </Button>
        )}
      </div>
      <ul>
        {offers.map((offer) => (
          <OfferLine
            key={`${offer.evidence.id} ${offer.from.id}`}
            offer={offer}
            name={offer.evidence.title}
            title={
              <>
                <button type="button" className={styles.open} onClick={() => onShow(offer.evidence.id)}>
                  {offer.evidence.title}
                </button>{' '}
                <span className={styles.note}>
                  {t`已证明`} <Tag outline>{offer.from.framework.shortName}</Tag>{' '}
                  {clauseText(offer.from.code)}
                </span>
              </>
            }
            marked={isMarked(offer)}
            disabled={!offer.evidence.viewerCanLink}
            onMark={(on) => setChanged(new Map([...changed, [offer.evidence.id, on]]))}
          />
        ))}
      </ul>
    </section>
  );
}
