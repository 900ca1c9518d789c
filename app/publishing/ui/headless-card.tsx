import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

/** How the copy of the documents for headless storefronts stands. */
export interface HeadlessView {
  on: boolean;
  namespace: string | null;
  settled: boolean;
  problem: 'refused' | 'needs-merchant' | 'unavailable' | null;
  message: string | null;
}

/** The switch for storefronts without a theme, and the name under which they find the documents. */
export function HeadlessCard(props: {
  headless: HeadlessView;
  onSwitch: (on: boolean) => void;
  switching: boolean;
}) {
  const { t } = useTranslation('publishing');
  const { on, namespace, settled, problem, message } = props.headless;
  const waiting = !settled && problem === null;
  return (
    <Card>
      <section aria-labelledby="headless">
        <BlockStack gap="300">
          <InlineStack gap="200" align="space-between" blockAlign="center">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd" id="headless">
                {t('headless.title')}
              </Text>
              <Badge {...(on ? { tone: 'success' as const } : {})}>
                {t(on ? 'headless.on' : 'headless.off')}
              </Badge>
            </InlineStack>
            <Button
              onClick={() => props.onSwitch(!on)}
              loading={props.switching}
              accessibilityLabel={t(on ? 'headless.turnOffOf' : 'headless.turnOnOf')}
            >
              {t(on ? 'headless.turnOff' : 'headless.turnOn')}
            </Button>
          </InlineStack>
          <Text as="p">{t('headless.about')}</Text>
          <div role="status">
            {waiting ? (
              <Text as="p" tone="subdued">
                {t(on ? 'headless.publishing' : 'headless.removing')}
              </Text>
            ) : null}
            {problem === null ? null : (
              <Text as="p" tone="critical">
                {t(`headless.problem.${problem}`)} {message ?? ''}
              </Text>
            )}
            {on && settled && namespace === null ? (
              <Text as="p" tone="subdued">
                {t('headless.nothingYet')}
              </Text>
            ) : null}
          </div>
          {on && namespace !== null ? (
            <Box>
              <Text as="p" tone="subdued">
                {t('headless.namespace')}
              </Text>
              <code className="portolan-namespace">{namespace}</code>
            </Box>
          ) : null}
        </BlockStack>
      </section>
    </Card>
  );
}
