import { Button, InlineStack, Text } from '@shopify/polaris';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A chart under its heading, with the same numbers as a table one button away. */
export function ChartFrame(props: {
  title: string;
  /** How the chart is read, in a line. */
  about?: string;
  chart: ReactNode;
  table: ReactNode;
}) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h2" variant="headingMd" id={headingId}>
          {props.title}
        </Text>
        <Button variant="plain" onClick={() => setAsTable(!asTable)} pressed={asTable}>
          {t(asTable ? 'chart.showChart' : 'chart.showTable')}
        </Button>
      </InlineStack>
      {props.about === undefined ? null : (
        <Text as="p" tone="subdued" variant="bodySm">
          {props.about}
        </Text>
      )}
      {asTable ? props.table : props.chart}
    </section>
  );
}
