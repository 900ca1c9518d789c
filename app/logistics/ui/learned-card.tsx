import { BlockStack, Button, Card, InlineGrid, Link, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { FOLLOWED_ADHERENCES, type FollowChoice, type FollowedMarket } from '../index.ts';
import type { DeliveryDraft } from './delivery-draft.ts';

const OWN = 'own';
/** So many markets stand there at first; those that follow in any case. */
const SHOWN_FIRST = 6;
const USUAL = 0.9;

/** Which markets follow their parcels, and what each share of parcels would cost in days. */
export function LearnedCard(props: {
  draft: DeliveryDraft;
  choices: readonly FollowChoice[];
  onChange: (change: Partial<DeliveryDraft>) => void;
}) {
  const { t } = useTranslation('logistics');
  const { draft, choices, onChange } = props;
  const known = new Set(choices.map(({ country }) => country));
  // A market that follows stays to be seen when its parcels are too old to speak.
  const silent = draft.learnedTransit
    .filter(({ country }) => !known.has(country))
    .map(({ country }): FollowChoice => ({ country, parcels: 0, ranges: [] }));
  const [showsAll, setShowsAll] = useState(false);
  const followed = new Set(draft.learnedTransit.map(({ country }) => country));
  const all = [...choices, ...silent];
  if (all.length === 0) return null;
  const shown = all.filter(
    ({ country }, index) => showsAll || index < SHOWN_FIRST || followed.has(country),
  );
  const follow = (country: string, adherence: FollowedMarket['adherence'] | null) => {
    const others = draft.learnedTransit.filter((market) => market.country !== country);
    const own = draft.learnedTransit.find((market) => market.country === country);
    const { sinceOn = null, before = null } = own ?? {};
    onChange({
      learnedTransit:
        adherence === null ? others : [...others, { country, adherence, sinceOn, before }],
    });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('follow.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('follow.help')} <Link url="/app/logistics/promises">{t('follow.more')}</Link>
          </Text>
        </BlockStack>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="300">
          {shown.map((choice) => (
            <MarketChoice
              key={choice.country}
              choice={choice}
              draft={draft}
              onFollow={(adherence) => follow(choice.country, adherence)}
            />
          ))}
        </InlineGrid>
        {shown.length === all.length ? null : (
          <div>
            <Button onClick={() => setShowsAll(true)}>
              {t('follow.showAll', { count: all.length })}
            </Button>
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

function MarketChoice(props: {
  choice: FollowChoice;
  draft: DeliveryDraft;
  onFollow: (adherence: FollowedMarket['adherence'] | null) => void;
}) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const { choice, draft, onFollow } = props;
  const { country, parcels, ranges } = choice;
  const market = draft.learnedTransit.find((one) => one.country === country);
  const rule = draft.rules.find(({ countries }) => countries.includes(country));
  const said = rule ?? draft.restOfWorld;
  const words = ({ min, max }: { min: number | string; max: number | string }) =>
    String(min) === String(max) ? String(min) : `${min}–${max}`;
  const usual = ranges.find(({ adherence }) => adherence === USUAL)?.range ?? null;
  const options = FOLLOWED_ADHERENCES.map((adherence) => {
    const range = ranges.find((one) => one.adherence === adherence)?.range ?? null;
    const share = format.percent(adherence, 0);
    return {
      value: String(adherence),
      label:
        range === null
          ? t('follow.tooFew', { share })
          : t('follow.learned', { share, range: words(range) }),
      disabled: range === null && market?.adherence !== adherence,
    };
  });
  return (
    <Select
      label={format.country(country)}
      options={[
        {
          value: OWN,
          label:
            said === null
              ? t('follow.ownNone')
              : t('follow.own', { range: words(said.transitDays) }),
        },
        ...options,
      ]}
      value={market === undefined ? OWN : String(market.adherence)}
      onChange={(value) =>
        onFollow(FOLLOWED_ADHERENCES.find((adherence) => String(adherence) === value) ?? null)
      }
      helpText={
        market === undefined
          ? usual === null
            ? t('follow.parcels', { count: parcels, formatted: format.count(parcels) })
            : t('follow.offer', {
                count: parcels,
                formatted: format.count(parcels),
                range: words(usual),
                share: format.percent(USUAL, 0),
              })
          : market.sinceOn === null || said === null
            ? t('follow.tonight')
            : t(market.before === null ? 'follow.since' : 'follow.sinceBefore', {
                range: words(said.transitDays),
                date: format.date(market.sinceOn),
                before: market.before === null ? '' : words(market.before),
              })
      }
    />
  );
}
