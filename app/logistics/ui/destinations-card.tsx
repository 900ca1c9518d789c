import {
  BlockStack,
  Box,
  Button,
  Card,
  Checkbox,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { PlusIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { DELIVERY_LIMITS } from '../index.ts';
import { CountryPicker } from './country-picker.tsx';
import { type DeliveryDraft, newLane, newRuleId, type RuleDraft } from './delivery-draft.ts';
import { LaneFields } from './lane-fields.tsx';
import { RuleFrame } from './rule-frame.tsx';

/** Rules by destination, each closed to one line until it is edited, and one for everywhere else. */
export function DestinationsCard(props: {
  draft: DeliveryDraft;
  onChange: (change: Partial<DeliveryDraft>) => void;
}) {
  const { t } = useTranslation('logistics');
  const { draft, onChange } = props;
  const [openId, setOpenId] = useState<string | null>(null);
  const { rules, restOfWorld } = draft;

  const add = () => {
    const rule: RuleDraft = { ...newLane(), id: newRuleId(rules), name: '', countries: [] };
    onChange({ rules: [...rules, rule] });
    setOpenId(rule.id);
  };
  const change = (id: string, changed: Partial<RuleDraft>) =>
    onChange({ rules: rules.map((rule) => (rule.id === id ? { ...rule, ...changed } : rule)) });

  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('destinations.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('destinations.help')}
          </Text>
        </BlockStack>
        <div>
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              index={index}
              open={openId === rule.id}
              onToggle={() => setOpenId(openId === rule.id ? null : rule.id)}
              takenElsewhere={countriesOf(rules.filter((other) => other.id !== rule.id))}
              onChange={(changed) => change(rule.id, changed)}
              onRemove={() => onChange({ rules: rules.filter(({ id }) => id !== rule.id) })}
            />
          ))}
        </div>
        <div>
          <Button icon={PlusIcon} onClick={add} disabled={rules.length >= DELIVERY_LIMITS.rules}>
            {t('destinations.add')}
          </Button>
        </div>
        <Checkbox
          label={t('destinations.rest')}
          helpText={t('destinations.restHelp')}
          checked={restOfWorld !== null}
          onChange={(checked) => onChange({ restOfWorld: checked ? newLane() : null })}
        />
        {restOfWorld === null ? null : (
          <Box paddingInlineStart="600">
            <LaneFields
              path="restOfWorld"
              lane={restOfWorld}
              onChange={(lane) => onChange({ restOfWorld: { ...restOfWorld, ...lane } })}
            />
          </Box>
        )}
      </BlockStack>
    </Card>
  );
}

function countriesOf(rules: readonly RuleDraft[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => rule.countries));
}

function RuleRow(props: {
  rule: RuleDraft;
  index: number;
  open: boolean;
  onToggle: () => void;
  takenElsewhere: ReadonlySet<string>;
  onChange: (change: Partial<RuleDraft>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('logistics');
  const { rule, index, onChange } = props;
  const path = `rules.${index}`;
  return (
    <RuleFrame
      path={path}
      title={useRuleTitle(rule)}
      summary={<RuleSummary rule={rule} />}
      open={props.open}
      onToggle={props.onToggle}
    >
      <TextField
        label={t('rule.name')}
        helpText={t('rule.nameHelp')}
        autoComplete="off"
        maxLength={DELIVERY_LIMITS.ruleNameCharacters}
        value={rule.name}
        onChange={(name) => onChange({ name })}
      />
      <CountryPicker
        path={`${path}.countries`}
        value={rule.countries}
        takenElsewhere={props.takenElsewhere}
        onChange={(countries) => onChange({ countries })}
      />
      <LaneFields path={path} lane={rule} onChange={onChange} />
      <InlineStack align="end">
        <Button variant="plain" tone="critical" onClick={props.onRemove}>
          {t('rule.remove')}
        </Button>
      </InlineStack>
    </RuleFrame>
  );
}

/** So many countries are named in the title of a rule without a name of its own. */
const COUNTRIES_IN_TITLE = 3;

function useRuleTitle(rule: RuleDraft): string {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  if (rule.name.trim() !== '') return rule.name;
  if (rule.countries.length === 0) return t('rule.new');
  const names = rule.countries.slice(0, COUNTRIES_IN_TITLE).map(format.country);
  const left = rule.countries.length - names.length;
  const list = names.join(t('rule.separator'));
  return left > 0 ? t('rule.andMore', { list, count: left }) : list;
}

function RuleSummary({ rule }: { rule: RuleDraft }) {
  const { t } = useTranslation('logistics');
  const { transitDays, customsDays } = rule;
  return (
    <Text as="p" tone="subdued">
      {[
        t('rule.summaryTransit', { ...transitDays }),
        ...(customsDays.max === '0' ? [] : [t('rule.summaryCustoms', { ...customsDays })]),
        ...(rule.duties === 'none' ? [] : [t(`duties.${rule.duties}`)]),
      ].join(' · ')}
    </Text>
  );
}
