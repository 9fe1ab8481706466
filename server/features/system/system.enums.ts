import { apiEnum } from '../../platform/graphql/api-enum.js';

export const ImpactObject = apiEnum(
  'ImpactObject',
  'What is harmed when the system is harmed (受侵害客体, GB/T 22240-2020).',
  {
    RIGHTS:
      'Lawful rights of citizens, legal persons and other organizations (公民、法人和其他组织的合法权益).',
    SOCIAL: 'Social order and public interest (社会秩序、公共利益).',
    NATIONAL: 'National security (国家安全).',
  },
);
export type ImpactObject = keyof typeof ImpactObject;

export const ImpactDegree = apiEnum('ImpactDegree', 'How badly it is harmed (侵害程度, GB/T 22240-2020).', {
  GENERAL: 'Harm (一般损害).',
  SERIOUS: 'Serious harm (严重损害).',
  GRAVE: 'Especially serious harm (特别严重损害).',
});
export type ImpactDegree = keyof typeof ImpactDegree;

export const SystemState = apiEnum('SystemState', 'Where an information system is in its life.', {
  PLANNED: 'Being planned or built (规划建设中).',
  RUNNING: 'In use (运行中).',
  RETIRED: 'No longer in use; nothing is due any more (已下线).',
});
export type SystemState = keyof typeof SystemState;

export const DueState = apiEnum('DueState', 'How near a due day is, counted from today in Asia/Shanghai.', {
  OK: 'More than 60 days away (正常).',
  DUE_SOON: 'Today or within 60 days (即将到期).',
  OVERDUE: 'In the past (已逾期).',
  NONE: 'No day is set, or the system is retired (无).',
});
export type DueState = keyof typeof DueState;
