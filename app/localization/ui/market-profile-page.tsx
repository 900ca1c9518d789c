import { Link } from '@remix-run/react';
import { Badge, BlockStack, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { CHANNEL_NAMES, type ChannelKind } from '../channels.ts';
import type { ContactHabits } from '../facts/contact-habits.ts';
import type { MarketProfile, ProfileSource } from '../facts/market-profiles.ts';
import type { LanguageInMarket } from '../market-profile.server.ts';
import {
  APPAREL_SIZES_DE,
  apparelSize,
  type MarketFormats,
  SHOE_SIZES_EU,
  shoeSize,
} from '../market-profile.ts';
import { queueAddress } from '../texts/text-queue.ts';
import { useLanguageNames } from './language-names.ts';

interface ProfileProps {
  country: string;
  profile: MarketProfile | null;
  formats: MarketFormats | null;
  sources: Readonly<Record<string, ProfileSource>>;
  habits: ContactHabits | null;
  languages: readonly LanguageInMarket[];
}

/** What is usual in a market, each part with where it is from. */
export function MarketProfilePage(props: ProfileProps) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const { profile } = props;
  const name = format.country(props.country);
  return (
    <AppPage
      title={t('profile.title', { country: name })}
      subtitle={t('profile.about')}
      back={{ label: name, url: `/app/markets/${props.country}` }}
    >
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <Languages {...props} />
        {profile === null ? (
          <Card>
            <EmptyNote title={t('profile.unknown.title')}>{t('profile.unknown.next')}</EmptyNote>
          </Card>
        ) : (
          <>
            <Formality profile={profile} source={props.sources['formality']} />
            <Formats {...props} profile={profile} />
            <Trust profile={profile} source={props.sources['trust']} />
            <Sizes profile={profile} source={props.sources['sizes']} />
          </>
        )}
        <Channels habits={props.habits} />
      </InlineGrid>
    </AppPage>
  );
}

function Part(props: { title: string; source?: ProfileSource | undefined; children: ReactNode }) {
  const { t } = useTranslation('localization');
  const { source } = props;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {props.title}
        </Text>
        {props.children}
        {source === undefined ? null : (
          <Text as="p" tone="subdued" variant="bodySm">
            {t('profile.source', {
              source:
                source.source === 'general knowledge'
                  ? t('profile.generalKnowledge')
                  : source.source,
              asOf: source.asOf,
              confidence: t(`confidence.${source.confidence}`),
            })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

const TONES = {
  source: 'success',
  offered: 'success',
  draft: 'attention',
  absent: 'warning',
} as const;

function Languages({ languages, sources }: ProfileProps) {
  const names = useLanguageNames(languages.map(({ language }) => language));
  const { t } = useTranslation('localization');
  const format = useFormat();
  return (
    <Part title={t('profile.languages')} source={sources['languages']}>
      {languages.map(({ language, state, share, open }) => (
        <InlineStack key={language} align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="span">{names[language] ?? language}</Text>
            <Badge tone={TONES[state]}>{t(`profile.state.${state}`)}</Badge>
          </InlineStack>
          {share === null ? null : (
            <InlineStack gap="200">
              <Text as="span">
                {t('profile.share', { share: format.percent(share, share === 1 ? 0 : 1) })}
              </Text>
              {open > 0 ? <Link to={queueAddress({ language })}>{t('profile.fix')}</Link> : null}
            </InlineStack>
          )}
        </InlineStack>
      ))}
    </Part>
  );
}

interface PartProps {
  profile: MarketProfile;
  source: ProfileSource | undefined;
}

function Formality({ profile: { formality }, source }: PartProps) {
  const { t } = useTranslation('localization');
  return (
    <Part title={t('profile.formality')} source={source}>
      <Text as="p">{t(`profile.stance.${formality.stance}`)}</Text>
      {formality.polite === null ? null : (
        <Text as="p">{t('profile.polite', { words: formality.polite })}</Text>
      )}
      {formality.familiar === null ? null : (
        <Text as="p">{t('profile.familiar', { words: formality.familiar })}</Text>
      )}
      {formality.notes.map((note) => (
        <Text as="p" key={note}>
          {t(`profile.notes.${note}`)}
        </Text>
      ))}
    </Part>
  );
}

function Formats({ profile, formats, sources }: ProfileProps & { profile: MarketProfile }) {
  const { t } = useTranslation('localization');
  const facts: [string, string][] = [
    [t('profile.names'), t(`profile.nameOrder.${profile.nameOrder}`)],
    ...(formats === null
      ? []
      : ([
          [t('profile.date'), formats.date],
          [t('profile.time'), formats.time],
          [t('profile.number'), formats.number],
          [t('profile.money'), formats.money],
        ] satisfies [string, string][])),
    [t('profile.units'), t(`profile.unitNames.${profile.units}`)],
    [t('profile.paper'), profile.paper],
  ];
  return (
    <Part title={t('profile.formats')} source={sources['units']}>
      <dl className="portolan-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Sizes({ profile, source }: PartProps) {
  const { t } = useTranslation('localization');
  const { shoes, apparel } = profile;
  return (
    <Part title={t('profile.sizes')} source={source}>
      <SizeTable
        title={t('profile.shoes')}
        from={t('profile.yours')}
        to={t(`profile.system.${shoes}`)}
        rows={SHOE_SIZES_EU.map((eu) => [String(eu), String(shoeSize(eu, shoes))])}
      />
      <SizeTable
        title={t('profile.apparel')}
        from={t('profile.yoursApparel')}
        to={t(`profile.system.${apparel}`)}
        rows={APPAREL_SIZES_DE.map((de) => [String(de), apparelSize(de, apparel)])}
      />
      <Text as="p" tone="subdued" variant="bodySm">
        {t('profile.sizesAbout')}
      </Text>
    </Part>
  );
}

/** Sizes side by side; where shoppers read the first as they are, one column says so. */
function SizeTable(props: { title: string; from: string; to: string; rows: string[][] }) {
  const { t } = useTranslation('localization');
  const { title, from, to, rows } = props;
  const same = rows.every(([a, b]) => a === b);
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {same ? (
        <Text as="p">{`${t('profile.same')} ${to} ${rows.map(([size]) => size).join(' · ')}`}</Text>
      ) : (
        <>
          <Text as="p" tone="subdued" variant="bodySm">
            {`${from} → ${to}`}
          </Text>
          <InlineStack gap="300">
            {rows.map(([size = '', there = '']) => (
              <Text as="span" key={size} numeric>
                {`${size} → ${there}`}
              </Text>
            ))}
          </InlineStack>
        </>
      )}
    </BlockStack>
  );
}

const TRUST_WORDS = [
  'address',
  'googleReviews',
  'photoReviews',
  'returnsBadge',
  'platformRating',
  'cashOnDelivery',
  'phone',
] as const;

function Trust({ profile, source }: PartProps) {
  const { t } = useTranslation('localization');
  return (
    <Part title={t('profile.trust')} source={source}>
      <InlineStack gap="200">
        {profile.trust.map(({ name, byLaw, word }) => {
          const known = TRUST_WORDS.find((each) => word && each === name);
          return (
            <Badge key={name} {...(byLaw ? { tone: 'attention' } : {})}>
              {`${known === undefined ? name : t(`profile.trustWord.${known}`)}${byLaw ? ` · ${t('profile.byLaw')}` : ''}`}
            </Badge>
          );
        })}
      </InlineStack>
      <Text as="p" tone="subdued" variant="bodySm">
        {t('profile.trustAbout')}
      </Text>
    </Part>
  );
}

function Channels({ habits }: { habits: ContactHabits | null }) {
  const { t } = useTranslation('localization');
  const nameOf = (kind: ChannelKind) => CHANNEL_NAMES[kind] ?? t(`kind.${kind}`);
  if (habits === null) return null;
  return (
    <Part title={t('profile.channels')} source={habits.sources[0]}>
      <Text as="p">{habits.kinds.map(nameOf).join(t('separator'))}</Text>
      <Link to="/app/settings/support">{t('profile.channelsEdit')}</Link>
    </Part>
  );
}
