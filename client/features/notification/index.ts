import { lazyCount } from '../../lib/feature';

/** The bell of the frame: without it the frame stands all the same. */
export const Bell = lazyCount(async () => (await import('./Bell')).Bell);
