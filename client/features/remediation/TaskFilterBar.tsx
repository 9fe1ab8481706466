import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { FilterBar, FilterChip, FilterGap, SearchField } from '../../ui/FilterBar';
import { MenuButton, type MenuItem } from '../../ui/Menu';
import { Select } from '../../ui/Select';
import { UnitField } from '../organization';
import { SavedViews } from '../view';
import { filterNames, useTaskFilter } from './taskFilter';
import { priorities, taskStates, useRemediationNames } from './useRemediationNames';
import styles from './Remediation.module.css';

const FilterChoicesQuery = graphql(/* GraphQL */ `
  query RemediationFilterChoices($asOf: AsOf) {
    assessments(first: 100, asOf: $asOf) {
      nodes {
        id
        name
        state
      }
    }
    remediationPlans(first: 100, asOf: $asOf) {
      nodes {
        id
        name
      }
    }
  }
`);

/** The open task is not part of a view. */
const passing = ['task'];

/** The one filter of the screen; what does not apply to a view is not shown there. */
export function TaskFilterBar({
  view: viewName,
}: {
  view: 'board' | 'table' | 'timeline' | 'calendar' | 'gaps';
}) {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const names = useRemediationNames();
  const { active } = useTaskFilter();
  const { data } = useQuery(FilterChoicesQuery);
  const tasks = viewName !== 'gaps';
  // On the board a state is a column.
  const byState = tasks && viewName !== 'board';
  const flags = [
    { name: 'mine', label: t`只看我的`, shown: true },
    { name: 'overdue', label: view.get('overdue') === '0' ? t`未逾期` : t`逾期未完成`, shown: tasks },
    { name: 'verify', label: t`待我验证`, shown: tasks && can('remediation:verify') },
    { name: 'delay', label: t`延期待审批`, shown: tasks },
    {
      name: 'acceptance',
      label: t`风险接受待审批`,
      shown: tasks && can('remediation:acceptRisk'),
    },
  ];
  const item = (name: string, value: string, label: string, separated = false): MenuItem => ({
    id: `${name}-${value}`,
    label,
    separated,
    checked: view.all(name).includes(value),
    run: () => view.toggle(name, value),
  });
  const owner = view.get('owner');
  const chosen = view.all('priority').length + (byState ? view.all('state').length : 0);
  return (
    <FilterBar
      onClear={active ? () => view.clear(filterNames) : undefined}
      end={view.asOf === null && <SavedViews screen="REMEDIATION" passing={passing} />}
    >
      <SearchField
        label={tasks ? t`搜索任务` : t`搜索条款`}
        value={view.get('q') ?? ''}
        onChange={(q) => view.set({ q })}
      />
      {flags
        .filter((flag) => flag.shown)
        .map((flag) => (
          <FilterChip
            key={flag.name}
            label={flag.label}
            active={view.get(flag.name) !== null}
            onToggle={() => view.set({ [flag.name]: view.get(flag.name) === null })}
          />
        ))}
      {tasks && view.get('exact') !== null && (
        <FilterChip
          label={view.get('unit') ? t`不含下级科室` : t`未分科室`}
          active
          onToggle={() => view.set({ exact: null })}
        />
      )}
      {owner && <FilterChip label={t`指定负责人`} active onToggle={() => view.set({ owner: null })} />}
      <FilterGap />
      {tasks && (
        <MenuButton
          icon="filter"
          label={byState ? t`按优先级和状态筛选` : t`按优先级筛选`}
          items={[
            ...priorities.map((one) => item('priority', one, t`优先级 ${names.priority(one)}`)),
            ...(byState
              ? taskStates.map((one, index) => item('state', one, names.state(one), index === 0))
              : []),
          ]}
        >
          {chosen > 0 ? chosen : null}
        </MenuButton>
      )}
      <div className={styles.filterUnit}>
        <UnitField
          label={t`科室`}
          labelHidden
          placeholder={t`全部科室`}
          value={view.get('unit')}
          onChange={(unit) => view.set({ unit })}
        />
      </div>
      <Select
        label={t`所属测评`}
        labelHidden
        {...(tasks ? { placeholder: t`全部测评` } : { placeholder: t`进行中的测评` })}
        value={view.get('assessment') ?? ''}
        onChange={(event) => view.set({ assessment: event.target.value })}
        options={(data?.assessments.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
        className={styles.filterUnit}
      />
      {tasks && (data?.remediationPlans.nodes.length ?? 0) > 0 && (
        <Select
          label={t`计划`}
          labelHidden
          placeholder={t`全部计划`}
          value={view.get('plan') ?? ''}
          onChange={(event) => view.set({ plan: event.target.value })}
          options={(data?.remediationPlans.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
          className={styles.filterUnit}
        />
      )}
    </FilterBar>
  );
}
