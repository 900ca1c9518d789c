import { useSearchParams } from '@remix-run/react';
import { Icon, Select, Text, TextField } from '@shopify/polaris';
import { ExportIcon, SearchIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { withParams } from '../../ui/sorting-in-address.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { ChosenPeriod } from '../choose-period.ts';
import { composeMarketsCsv } from '../compose-markets-csv.ts';
import type { MarketNumbers } from '../model.ts';
import { MarketsTable } from './markets-table.tsx';
import { PeriodSelect, PeriodSentence } from './period-select.tsx';

/** Every market of the shop, to be searched, sorted and exported. */
export function MarketsPage(props: { chosen: ChosenPeriod; markets: readonly MarketNumbers[] }) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const [search] = useSearchParams();
  const { chosen } = props;
  const shown = filterMarkets(props.markets, search, format.country);
  const fileName = `markets-${chosen.period.fromOn}-${chosen.period.toOn}.csv`;
  return (
    <AppPage
      title={t('markets.title')}
      secondaryActions={[
        {
          content: t('markets.export'),
          icon: ExportIcon,
          disabled: shown.length === 0,
          onAction: () => saveFile(fileName, composeMarketsCsv(shown, format.currency), 'text/csv'),
        },
      ]}
    >
      <MarketsTable
        markets={shown}
        filters={<MarketFilters {...props} />}
        empty={
          props.markets.length === 0 ? (
            <EmptyNote title={t('home.noOrders.title')}>{t('home.noOrders.next')}</EmptyNote>
          ) : (
            <EmptyNote
              title={t('markets.noMatch')}
              action={{
                label: t('markets.clear'),
                url: `/app/markets${withParams(search, { q: null, currency: null })}`,
              }}
            >
              {t('markets.noMatchNext')}
            </EmptyNote>
          )
        }
      />
      <div className="portolan-page-row">
        <Text as="p" tone="subdued">
          <PeriodSentence chosen={chosen} />
        </Text>
      </div>
    </AppPage>
  );
}

/** Markets whose name or code has the searched text in it, and that pay in the chosen currency. */
export function filterMarkets(
  markets: readonly MarketNumbers[],
  search: URLSearchParams,
  nameOf: (country: string) => string,
): MarketNumbers[] {
  const text = (search.get('q') ?? '').trim().toLocaleLowerCase();
  const currency = search.get('currency');
  return markets.filter(
    (market) =>
      (text === '' ||
        nameOf(market.country).toLocaleLowerCase().includes(text) ||
        market.country.toLowerCase() === text) &&
      (currency === null || market.currencies.includes(currency)),
  );
}

function MarketFilters(props: { chosen: ChosenPeriod; markets: readonly MarketNumbers[] }) {
  const { t } = useTranslation('insights');
  const [search, setSearch] = useSearchParams();
  const currencies = [...new Set(props.markets.flatMap((market) => market.currencies))].sort();
  const change = (changes: Record<string, string | null>) =>
    setSearch(withParams(search, changes), { replace: true, preventScrollReset: true });
  return (
    <div className="portolan-filters">
      <TextField
        label={t('markets.search')}
        labelHidden
        placeholder={t('markets.search')}
        prefix={<Icon source={SearchIcon} />}
        autoComplete="off"
        value={search.get('q') ?? ''}
        onChange={(value) => change({ q: value })}
        clearButton
        onClearButtonClick={() => change({ q: null })}
      />
      <Select
        label={t('markets.currency')}
        labelHidden
        options={[
          { value: '', label: t('markets.anyCurrency') },
          ...currencies.map((value) => ({ value, label: value })),
        ]}
        value={search.get('currency') ?? ''}
        onChange={(value) => change({ currency: value })}
      />
      <PeriodSelect choice={props.chosen.choice} />
    </div>
  );
}
