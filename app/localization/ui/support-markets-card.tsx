import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  Checkbox,
  InlineStack,
  Select,
  Text,
} from '@shopify/polaris';
import { ArrowUpIcon } from '@shopify/polaris-icons';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { countryCodes } from '../../kernel/country.ts';
import { useFormat } from '../../ui/use-format.ts';
import { contactHabitsOf, shownHandle, type SupportAccount } from '../index.ts';
import { shownIn, withList } from './support-draft.ts';
import { useSupportForm } from './support-form.ts';

/** Country by country: what shoppers see, why in this order, and a list of the merchant's own. */
export function SupportMarketsCard({ sold }: { sold: readonly string[] }) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const { draft, change } = useSupportForm();
  const [open, setOpen] = useState<string | null>(null);
  const [added, setAdded] = useState<string[]>([]);
  const own = draft.markets.flatMap(({ countries }) => countries);
  const { compare } = new Intl.Collator(format.locale);
  const byName = (a: string, b: string) => compare(format.country(a), format.country(b));
  const listed = [...new Set([...sold, ...own, ...added])].sort(byName);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('markets.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('markets.help')}
          </Text>
        </BlockStack>
        <div>
          {listed.map((country) => (
            <CountryRow
              key={country}
              country={country}
              open={open === country}
              onToggle={() => setOpen(open === country ? null : country)}
            />
          ))}
        </div>
        <OtherCountry
          listed={listed}
          onChoose={(country) => {
            setAdded([...added, country]);
            setOpen(country);
          }}
        />
        <Checkbox
          label={t('markets.elsewhere')}
          helpText={t('markets.elsewhereHelp')}
          checked={draft.elsewhere}
          onChange={(elsewhere) => change({ elsewhere })}
        />
      </BlockStack>
    </Card>
  );
}

function OtherCountry(props: { listed: string[]; onChoose: (country: string) => void }) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  // Hundreds of names are filled in when the page runs.
  const [codes, setCodes] = useState<string[]>([]);
  useEffect(() => setCodes(countryCodes()), []);
  const { compare } = new Intl.Collator(format.locale);
  return (
    <Select
      label={t('markets.addCountry')}
      placeholder={t('markets.choose')}
      options={codes
        .filter((code) => !props.listed.includes(code))
        .map((value) => ({ value, label: format.country(value) }))
        .sort((a, b) => compare(a.label, b.label))}
      value=""
      onChange={props.onChoose}
    />
  );
}

function CountryRow(props: { country: string; open: boolean; onToggle: () => void }) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const { draft } = useSupportForm();
  const bodyId = useId();
  const { country, open } = props;
  const name = format.country(country);
  const { own, accountIds } = shownIn(draft, country);
  const kinds = accountIds.flatMap((id) => {
    const account = draft.accounts.find((each) => each.id === id);
    return account === undefined ? [] : [t(`kind.${account.kind}`)];
  });
  const list = [...new Set(kinds)].join(t('separator'));
  return (
    <div className="portolan-rule">
      <div className="portolan-rule-head">
        <div>
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {name}
            </Text>
            {own ? <Badge>{t('markets.own')}</Badge> : null}
          </InlineStack>
          <Text as="p" tone="subdued">
            {list === ''
              ? t('markets.nothing')
              : t(own ? 'markets.shown' : 'markets.usual', { list })}
          </Text>
        </div>
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
      </div>
      <div id={bodyId} hidden={!open}>
        {open ? (
          <Box paddingBlockStart="300">
            <BlockStack gap="300">
              <Habits country={country} />
              {own ? <OwnList country={country} accountIds={accountIds} /> : null}
              <ListSwitch country={country} own={own} accountIds={accountIds} />
            </BlockStack>
          </Box>
        ) : null}
      </div>
    </div>
  );
}

function ListSwitch(props: { country: string; own: boolean; accountIds: string[] }) {
  const { t } = useTranslation('localization');
  const { draft, change } = useSupportForm();
  const { country, own, accountIds } = props;
  return (
    <div>
      <Button onClick={() => change(withList(draft, country, own ? null : accountIds))}>
        {t(own ? 'markets.useUsual' : 'markets.makeOwn')}
      </Button>
    </div>
  );
}

/** What is known of a country's habits, with where it was read and how sure it is. */
function Habits({ country }: { country: string }) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const habits = contactHabitsOf(country);
  const name = format.country(country);
  if (habits === null) {
    return (
      <Text as="p" tone="subdued">
        {t('markets.noHabits', { country: name })}
      </Text>
    );
  }
  const list = habits.kinds.map((kind) => t(`kind.${kind}`)).join(t('separator'));
  return (
    <Text as="p" tone="subdued">
      {t('markets.habits', { country: name, list })}{' '}
      {habits.sources
        .map(({ source, asOf, confidence }) =>
          t('markets.source', { source, asOf, confidence: t(`confidence.${confidence}`) }),
        )
        .join(' ')}
    </Text>
  );
}

/** Every account, those that are shown first, in their order. */
function OwnList({ country, accountIds }: { country: string; accountIds: string[] }) {
  const { t } = useTranslation('localization');
  const { draft, change } = useSupportForm();
  const put = (ids: string[]) => change(withList(draft, country, ids));
  const shown = accountIds.flatMap((id) => draft.accounts.find((each) => each.id === id) ?? []);
  const hidden = draft.accounts.filter(({ id }) => !accountIds.includes(id));
  const nameOf = ({ kind, handle }: SupportAccount) =>
    `${t(`kind.${kind}`)} ${shownHandle(kind, handle) || handle}`;
  return (
    <div>
      {[...shown, ...hidden].map((account, index) => (
        <InlineStack key={account.id} gap="200" blockAlign="center" align="space-between">
          <Checkbox
            label={nameOf(account)}
            checked={index < shown.length}
            onChange={(checked) =>
              put(
                checked
                  ? [...accountIds, account.id]
                  : accountIds.filter((id) => id !== account.id),
              )
            }
          />
          {index > 0 && index < shown.length ? (
            <Button
              icon={ArrowUpIcon}
              variant="tertiary"
              accessibilityLabel={t('markets.earlier', { account: nameOf(account) })}
              onClick={() => {
                const rest = accountIds.toSpliced(index, 1);
                put(rest.toSpliced(index - 1, 0, account.id));
              }}
            />
          ) : null}
        </InlineStack>
      ))}
    </div>
  );
}
