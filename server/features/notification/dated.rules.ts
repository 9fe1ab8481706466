import type { Wish } from './wishes.js';

/** Days before the due day on which its owner is told, and after it on which managers are. */
export const soonDays = 3;
export const escalationDays = 3;

export const isManager: Wish['isFor'] = (member) => member.roles.includes('MANAGER');
