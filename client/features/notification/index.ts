import { lazy } from 'react';
import { lazyCount } from '../../lib/feature';

/** The bell of the frame: without it the frame stands all the same. */
export const Bell = lazyCount(async () => (await import('./Bell')).Bell);

/** How the viewer wants to be told, for the page of the own account. */
export const NoticeSettings = lazy(async () => ({
  default: (await import('./settings/NoticeSettings')).NoticeSettings,
}));

/** The secret address of the own calendar, for the same page. */
export const CalendarSettings = lazy(async () => ({
  default: (await import('./settings/CalendarSettings')).CalendarSettings,
}));
