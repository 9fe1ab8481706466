import { iconPaths, type IconName } from './iconPaths';

export type { IconName } from './iconPaths';

interface IconProps {
  name: IconName;
  size?: number;
  /** Set it when the icon stands alone; beside a text it is decoration. */
  label?: string;
}

/** A line icon of 16 units, drawn in the colour of the text. */
export function Icon({ name, size = 16, label }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      style={{ flex: 'none' }}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
