import { useNavigate } from '@remix-run/react';
import { Button, Checkbox, Icon, Select, TextField } from '@shopify/polaris';
import { SearchIcon } from '@shopify/polaris-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { addDays } from '../../kernel/calendar.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { OrderChoices } from '../orders/listed-order.ts';
import {
  COUNTED_FILTERS,
  countFilters,
  FINANCIAL_STATUSES,
  type OrderFilters,
  type OrderPeriod,
  type OrderQuery,
  PARCEL_FILTERS,
  PERIOD_DAYS,
} from '../orders/order-query.ts';
import { channelName } from './order-words.ts';
import { ordersAddress } from './orders-address.ts';

interface FiltersProps {
  query: OrderQuery;
  view: string | null;
  choices: OrderChoices;
  todayOn: string;
}

/** Everything that narrows the list; on a phone all but the search waits behind a button. */
export function OrdersFilters(props: FiltersProps) {
  const { t } = useTranslation('sync');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const { query } = props;
  const active = countFilters(query.filters);
  // A search begins a moment after it was typed: what was chosen meanwhile must stay chosen.
  const latest = useRef(query);
  useEffect(() => {
    latest.current = query;
  }, [query]);
  const change = (changes: Partial<OrderFilters>) => {
    const { filters, sorting } = latest.current;
    navigate(
      ordersAddress({ sorting, filters: { ...filters, ...changes } }, { view: props.view }),
      { replace: true, preventScrollReset: true },
    );
  };
  return (
    <div className="portolan-order-filters">
      <div className="portolan-order-search">
        <SearchField text={query.filters.text} onSearch={(text) => change({ text })} />
        <div className="portolan-on-phone">
          <Button
            disclosure={open ? 'up' : 'down'}
            ariaExpanded={open}
            ariaControls={panelId}
            onClick={() => setOpen(!open)}
          >
            {active === 0 ? t('orders.filter.open') : t('orders.filter.openWith', { active })}
          </Button>
        </div>
      </div>
      <div id={panelId} className="portolan-order-fields" data-open={open}>
        <FilterFields {...props} change={change} />
      </div>
    </div>
  );
}

const SEARCH_AFTER_MS = 300;

/** Searches when typing pauses. What is typed while an answer comes is kept. */
function SearchField(props: { text: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation('sync');
  const { text, onSearch } = props;
  const [state, setState] = useState({ seen: text, typed: text, sent: text });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (state.seen !== text) {
    setState({ seen: text, typed: text === state.sent ? state.typed : text, sent: text });
  }
  const change = (typed: string, waitMs: number) => {
    clearTimeout(timer.current);
    setState((before) => ({ ...before, typed }));
    timer.current = setTimeout(() => {
      setState((before) => ({ ...before, sent: typed.trim() }));
      onSearch(typed.trim());
    }, waitMs);
  };
  return (
    <TextField
      label={t('orders.filter.search')}
      labelHidden
      placeholder={t('orders.filter.search')}
      prefix={<Icon source={SearchIcon} />}
      autoComplete="off"
      maxLength={60}
      value={state.typed}
      onChange={(typed) => change(typed, SEARCH_AFTER_MS)}
      clearButton
      onClearButtonClick={() => change('', 0)}
    />
  );
}

type Change = (changes: Partial<OrderFilters>) => void;

function FilterFields(props: FiltersProps & { change: Change }) {
  const { t } = useTranslation('sync');
  const { change, choices } = props;
  const { filters } = props.query;
  return (
    <>
      <FilterSelect
        label={t('orders.column.channel')}
        any={t('orders.filter.anyChannel')}
        options={withChosen(choices.channels, filters.channel).map((value) => ({
          value,
          label: channelName(value, t),
        }))}
        value={filters.channel}
        onChange={(channel) => change({ channel })}
      />
      <PlaceFields filters={filters} choices={choices} change={change} />
      <FilterSelect
        label={t('orders.column.payment')}
        any={t('orders.filter.anyPayment')}
        options={FINANCIAL_STATUSES.map((value) => ({
          value,
          label: t(`orders.financial.${value}`),
        }))}
        value={filters.financialStatus}
        onChange={(financialStatus) => change({ financialStatus })}
      />
      <FilterSelect
        label={t('orders.column.parcels')}
        any={t('orders.filter.anyParcel')}
        options={PARCEL_FILTERS.map((value) => ({
          value,
          label: t(`orders.parcelState.${value}`),
        }))}
        value={filters.parcel}
        onChange={(parcel) => change({ parcel })}
      />
      {filters.counted === null ? null : (
        <FilterSelect
          label={t('orders.filter.counted')}
          any={t('orders.filter.anyCounted')}
          options={COUNTED_FILTERS.map((value) => ({
            value,
            label: t(`orders.filter.countedAs.${value}`),
          }))}
          value={filters.counted}
          onChange={(counted) => change({ counted })}
        />
      )}
      <PeriodFields period={filters.period} todayOn={props.todayOn} change={change} />
      <div className="portolan-order-checks">
        <Checkbox
          label={t('orders.filter.refunded')}
          checked={filters.refunded}
          onChange={(refunded) => change({ refunded })}
        />
        <Checkbox
          label={t('orders.filter.failed')}
          checked={filters.paymentFailed}
          onChange={(paymentFailed) => change({ paymentFailed })}
        />
        {countFilters(filters) === 0 ? null : (
          <Button variant="plain" url="/app/orders">
            {t('orders.filter.clear')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Several countries can be asked for by an address only: they are one more choice then. */
const SEVERAL = 'several';

/** The country, or several, and where the shop sold to its states or provinces one of these. */
function PlaceFields(props: { filters: OrderFilters; choices: OrderChoices; change: Change }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { filters, choices, change } = props;
  const { country, region, countries } = filters;
  const single = withChosen(choices.countries, country)
    .map((value) => ({ value, label: format.country(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, format.locale));
  const several =
    countries === null
      ? []
      : [
          {
            value: SEVERAL,
            label: t('orders.filter.severalCountries', {
              count: countries.length,
              formatted: format.count(countries.length),
            }),
          },
        ];
  const regions = country === null ? [] : withChosen(choices.regions, region);
  return (
    <>
      <FilterSelect
        label={t('orders.column.country')}
        any={t('orders.filter.anyCountry')}
        options={[...several, ...single]}
        value={countries === null ? country : SEVERAL}
        onChange={(chosen) =>
          chosen === SEVERAL
            ? undefined
            : change({ country: chosen, region: null, countries: null })
        }
      />
      {country === null || regions.length === 0 ? null : (
        <FilterSelect
          label={t('orders.filter.region')}
          any={t('orders.filter.anyRegion')}
          options={regions.map((value) => ({
            value,
            label: `${format.country(country)} · ${value.slice(country.length + 1)}`,
          }))}
          value={region}
          onChange={(chosen) => change({ region: chosen })}
        />
      )}
    </>
  );
}

function FilterSelect<Value extends string>(props: {
  label: string;
  /** What is shown where nothing is chosen. */
  any: string;
  options: readonly { value: Value; label: string }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
}) {
  const { options } = props;
  return (
    <Select
      label={props.label}
      labelHidden
      options={[{ value: '', label: props.any }, ...options]}
      value={props.value ?? ''}
      onChange={(chosen) =>
        props.onChange(options.find(({ value }) => value === chosen)?.value ?? null)
      }
    />
  );
}

const DATES = 'dates';

/** The last days, or dates of one's own. */
function PeriodFields(props: { period: OrderPeriod | null; todayOn: string; change: Change }) {
  const { t } = useTranslation('sync');
  const { period, todayOn, change } = props;
  const range = period !== null && 'fromOn' in period ? period : null;
  const days = period !== null && 'days' in period ? String(period.days) : '';
  const choose = (chosen: string) => {
    const known = PERIOD_DAYS.find((each) => String(each) === chosen);
    if (known !== undefined) change({ period: { days: known } });
    else if (chosen !== DATES) change({ period: null });
    else change({ period: { fromOn: addDays(todayOn, -29), toOn: todayOn } });
  };
  return (
    <>
      <Select
        label={t('orders.filter.period')}
        labelHidden
        options={[
          { value: '', label: t('orders.filter.anyTime') },
          ...PERIOD_DAYS.map((value) => ({
            value: String(value),
            label: t('orders.filter.lastDays', { days: value }),
          })),
          { value: DATES, label: t('orders.filter.dates') },
        ]}
        value={range === null ? days : DATES}
        onChange={choose}
      />
      {range === null ? null : (
        <>
          <TextField
            type="date"
            label={t('orders.filter.from')}
            labelHidden
            prefix={t('orders.filter.from')}
            autoComplete="off"
            value={range.fromOn ?? ''}
            onChange={(fromOn) => change({ period: { ...range, fromOn: fromOn || null } })}
          />
          <TextField
            type="date"
            label={t('orders.filter.to')}
            labelHidden
            prefix={t('orders.filter.to')}
            autoComplete="off"
            value={range.toOn ?? ''}
            onChange={(toOn) => change({ period: { ...range, toOn: toOn || null } })}
          />
        </>
      )}
    </>
  );
}

/** An address may ask for what the shop has no orders of: it can be seen and taken back. */
function withChosen(known: readonly string[], chosen: string | null): string[] {
  return chosen === null || known.includes(chosen) ? [...known] : [...known, chosen];
}
