import { Card } from '../../ui/Page';
import { ControlMappings } from './ControlMappings';

/** The mappings of a control on its page. */
export function MappingsCard({ controlId }: { controlId: string }) {
  return (
    <Card>
      <ControlMappings key={controlId} id={controlId} />
    </Card>
  );
}
