/** One node of a tree to choose from. */
export interface TreeOption {
  value: string;
  label: string;
  disabled?: boolean;
  children?: readonly TreeOption[];
}
