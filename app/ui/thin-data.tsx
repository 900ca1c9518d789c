import { BlockStack, Box, Button, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

export interface StateAction {
  label: string;
  url?: string | undefined;
  onAction?: (() => void) | undefined;
}

/** Nothing here yet: what will appear, when, and the one thing to do. */
export function EmptyNote(props: {
  title: string;
  /** Of the title: 2 where it stands right below the page's own heading. */
  level?: 2 | 3;
  children: ReactNode;
  action?: StateAction | undefined;
}) {
  const { action } = props;
  return (
    <Box padding="400" paddingBlock="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as={props.level === 2 ? 'h2' : 'h3'} variant="headingSm" alignment="center">
          {props.title}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {props.children}
        </Text>
        {action === undefined ? null : (
          <Button
            {...(action.url === undefined ? {} : { url: action.url })}
            {...(action.onAction === undefined ? {} : { onClick: action.onAction })}
          >
            {action.label}
          </Button>
        )}
      </BlockStack>
    </Box>
  );
}

/** Too little data to speak: what is missing, and from when it will. */
export function ThinData({ children }: { children: ReactNode }) {
  return (
    <Box padding="400" background="bg-surface-secondary" borderRadius="200">
      <Text as="p" tone="subdued">
        {children}
      </Text>
    </Box>
  );
}
