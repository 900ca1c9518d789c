import { BlockStack, Box, Button, Text } from '@shopify/polaris';
import { type ReactNode, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';

import { DeliveryFormContext } from './delivery-form.ts';

/**
 * A rule of a list: its title with what it says in short, and its fields once it is opened. After an
 * attempt to save, a rule with a problem opens by itself. `path` is that of its errors.
 */
export function RuleFrame(props: {
  path: string;
  title: string;
  summary: ReactNode;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('logistics');
  const { errors, touched } = useContext(DeliveryFormContext);
  const bodyId = useId();
  const mustOpen =
    touched === null && Object.keys(errors).some((key) => key.startsWith(`${props.path}.`));
  const open = props.open || mustOpen;
  return (
    <div className="portolan-rule">
      <div className="portolan-rule-head">
        <div>
          <Text as="h3" variant="headingSm">
            {props.title}
          </Text>
          {open ? null : props.summary}
        </div>
        <Button
          onClick={props.onToggle}
          ariaExpanded={open}
          ariaControls={bodyId}
          accessibilityLabel={t(open ? 'rule.closeNamed' : 'rule.editNamed', { rule: props.title })}
        >
          {t(open ? 'rule.close' : 'rule.edit')}
        </Button>
      </div>
      <div id={bodyId} hidden={!open}>
        {open ? (
          <Box paddingBlockStart="300">
            <BlockStack gap="400">{props.children}</BlockStack>
          </Box>
        ) : null}
      </div>
    </div>
  );
}
