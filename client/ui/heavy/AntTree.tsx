import { TreeSelect } from 'antd';
import AntProvider from './AntProvider';
import type { TreeOption } from '../treeOption';

interface AntTreeProps {
  id: string;
  options: readonly TreeOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder: string;
  disabled: boolean;
}

interface AntNode {
  value: string;
  title: string;
  disabled: boolean;
  children: AntNode[];
}

function toNodes(options: readonly TreeOption[]): AntNode[] {
  return options.map((option) => ({
    value: option.value,
    title: option.label,
    disabled: option.disabled ?? false,
    children: toNodes(option.children ?? []),
  }));
}

/** One node out of a tree, found by opening or by typing. */
export default function AntTree({ id, options, value, onChange, placeholder, disabled }: AntTreeProps) {
  return (
    <AntProvider>
      <TreeSelect
        id={id}
        style={{ width: '100%' }}
        treeData={toNodes(options)}
        value={value ?? undefined}
        onChange={(next: string | undefined) => onChange(next ?? null)}
        placeholder={placeholder}
        disabled={disabled}
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        treeDefaultExpandAll
        treeLine
      />
    </AntProvider>
  );
}
