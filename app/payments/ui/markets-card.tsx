import { BlockStack, Box, Button, Card, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import {
  explainHint,
  type MarketHints,
  type PaymentEvidence,
  type PaymentHintsSettings,
} from '../index.ts';
import { marketOf, withChoice, withMarket } from './hints-draft.ts';
import { MarketMethods } from './market-methods.tsx';
import { useMethodName } from './use-method-name.ts';

/** One line for each market with its switch; its methods open below. */
export function MarketsCard(props: {
  draft: PaymentHintsSettings;
  onChange: (change: Partial<PaymentHintsSettings>) => void;
  countries: readonly string[];
  evidence: PaymentEvidence;
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const [openCountry, setOpenCountry] = useState<string | null>(null);
  const { compare } = new Intl.Collator(format.locale);
  const countries = [...props.countries].sort((a, b) =>
    compare(format.country(a), format.country(b)),
  );
  return (
    <Card>
      <BlockStack gap="200">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('markets.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('markets.help')}
          </Text>
        </BlockStack>
        <div>
          {countries.map((country) => (
            <MarketRow
              key={country}
              market={marketOf(props.draft, country)}
              onChange={(market) => props.onChange(withMarket(props.draft, market))}
              evidence={props.evidence}
              open={openCountry === country}
              onToggle={() => setOpenCountry(openCountry === country ? null : country)}
            />
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function MarketRow(props: {
  market: MarketHints;
  onChange: (market: MarketHints) => void;
  evidence: PaymentEvidence;
  open: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const methodName = useMethodName();
  const bodyId = useId();
  const { market, onChange, evidence, open } = props;
  const { country } = market;
  const explained = useMemo(
    () => explainHint(country, { market, evidence: evidence[country] ?? {} }),
    [country, market, evidence],
  );
  const name = format.country(country);
  const shown = explained.filter((one) => one.shown).map(({ method }) => methodName(method));
  const list = shown.join(t('markets.separator'));
  return (
    <div className="portolan-rule">
      <div className="portolan-rule-head">
        <div>
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Text as="p" tone="subdued">
            {!market.shown
              ? t('markets.off')
              : shown.length === 0
                ? t('markets.none')
                : t('markets.candidates', { count: shown.length, list })}
          </Text>
        </div>
        <Box minWidth="max-content">
          <InlineStack gap="300" blockAlign="center" wrap={false}>
            <Checkbox
              label={t('markets.shown', { country: name })}
              labelHidden
              checked={market.shown}
              onChange={(isShown) => onChange({ ...market, shown: isShown })}
            />
            <Button
              onClick={props.onToggle}
              ariaExpanded={open}
              ariaControls={bodyId}
              accessibilityLabel={t(open ? 'markets.closeNamed' : 'markets.editNamed', {
                country: name,
              })}
            >
              {t(open ? 'markets.close' : 'markets.edit')}
            </Button>
          </InlineStack>
        </Box>
      </div>
      <div id={bodyId} hidden={!open}>
        {open ? (
          <Box paddingBlockStart="300">
            <MarketMethods
              country={country}
              explained={explained}
              onChoose={(method, choice) => onChange(withChoice(market, method, choice))}
            />
          </Box>
        ) : null}
      </div>
    </div>
  );
}
