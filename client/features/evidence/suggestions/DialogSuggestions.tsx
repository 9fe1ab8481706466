import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '../../../ui/Checkbox';
import { clauseText } from '../../../lib/clauseText';
import { EvidenceSuggestionsDocument } from './documents';
import { SuggestedControl } from './SuggestedControl';
import styles from './Suggestions.module.css';

const most = 8;

interface DialogSuggestionsProps {
  evidenceId: string;
  selection: ReadonlySet<string>;
  onToggle: (controlId: string) => void;
}

/** The best suggestions to tick before one searches; nothing while there are none. */
export function DialogSuggestions({ evidenceId, selection, onToggle }: DialogSuggestionsProps) {
  const { t } = useLingui();
  const { data } = useQuery(EvidenceSuggestionsDocument, { variables: { id: evidenceId } });
  const suggestions = data?.evidence?.suggestions.slice(0, most) ?? [];
  if (suggestions.length === 0) return null;
  return (
    <fieldset className={styles.chosen}>
      <legend>{t`按名称和内容推荐`}</legend>
      <ul>
        {suggestions.map((suggestion) => {
          const { control } = suggestion;
          return (
            <li key={control.id}>
              <Checkbox
                label={t`选择推荐：${`${control.framework.shortName} ${clauseText(control.code)}`}`}
                labelHidden
                checked={selection.has(control.id)}
                onChange={() => onToggle(control.id)}
              />
              <SuggestedControl suggestion={suggestion} withBook />
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
