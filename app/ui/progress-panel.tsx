import { BlockStack, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** One step of long work: how far it is, and in words what is counted. */
export interface ProgressStep {
  id: string;
  label: string;
  /** 0…1, or null while the whole is not known. */
  fraction: number | null;
  detail: string;
  done: boolean;
}

/**
 * Long work as it goes on: each step with its bar and counts. Screen readers hear `announcement`
 * when it changes, not every count.
 */
export function ProgressPanel(props: {
  title: string;
  summary: string;
  announcement: string;
  steps: readonly ProgressStep[];
  children?: ReactNode;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {props.title}
          </Text>
          <Text as="p" tone="subdued">
            {props.summary}
          </Text>
        </BlockStack>
        <div role="status" className="portolan-hidden">
          {props.announcement}
        </div>
        {props.steps.map((step) => (
          <BlockStack key={step.id} gap="100">
            <InlineStack align="space-between" gap="200" wrap={false} blockAlign="center">
              <Text as="span" variant="bodyMd" id={`progress-${step.id}`}>
                {step.label}
              </Text>
              <Text as="span" tone="subdued" numeric alignment="end">
                {step.detail}
              </Text>
            </InlineStack>
            <ProgressBar
              progress={step.done ? 100 : Math.floor((step.fraction ?? 0) * 100)}
              size="small"
              tone={step.done ? 'success' : 'primary'}
              animated={false}
              ariaLabelledBy={`progress-${step.id}`}
            />
          </BlockStack>
        ))}
        {props.children}
      </BlockStack>
    </Card>
  );
}
