/** For `ref`: what a step of a dialog begins with takes the focus, or it would be lost with the button that was pressed. */
export const takeFocus = (node: HTMLElement | null): void => node?.focus();
