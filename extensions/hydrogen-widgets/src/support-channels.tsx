import type { ReactNode } from 'react';

import { wordOpenState } from '../../../app/localization/index.ts';
import { attempt } from './attempt.ts';
import type { SupportData } from './data.ts';
import { FittingLine } from './fitting-line.tsx';
import { usePortolan } from './portolan-provider.tsx';
import { directionOf, fill, type WidgetTexts } from './texts.ts';
import { useClock } from './use-clock.ts';

export interface SupportChannelsProps {
  heading?: string | undefined;
  showHours?: boolean | undefined;
  look?: 'plain' | 'outlined' | undefined;
}

type Words = WidgetTexts['support_channels'];

/** Where and when shoppers of this country reach the shop. */
export function SupportChannels(props: SupportChannelsProps): ReactNode {
  const { heading, showHours = true, look = 'plain' } = props;
  const portolan = usePortolan();
  const words = portolan?.texts.support_channels;
  if (!portolan?.support || !words) return null;
  const { channels, hours } = portolan.support;
  return (
    <div
      className={`portolan-support portolan-support--${look}`}
      role="group"
      aria-label={words.label}
      dir={directionOf(portolan.language)}
    >
      {heading ? <p className="portolan-support__heading">{heading}</p> : null}
      <ul className="portolan-support__channels" role="list">
        {channels.map((channel) => (
          <li key={`${channel.name} ${channel.text}`}>
            <Channel channel={channel} newTab={words.new_tab} />
          </li>
        ))}
      </ul>
      {showHours && hours ? (
        <Hours
          hours={hours}
          words={words}
          locale={portolan.language}
          renderedAtMs={portolan.renderedAtSeconds * 1000}
        />
      ) : null}
    </div>
  );
}

function Channel(props: { channel: SupportData['channels'][number]; newTab: string }): ReactNode {
  const { name, text, href, ownTab } = props.channel;
  const account = (
    <>
      <b>{name}</b> <bdi dir="ltr">{text}</bdi>
    </>
  );
  if (href === null) return <span className="portolan-support__channel">{account}</span>;
  return (
    <a href={href} rel="noopener" {...(ownTab ? { target: '_blank' } : {})}>
      {account}
      {ownTab ? <span className="portolan-support__aloud">{props.newTab}</span> : null}
    </a>
  );
}

function Hours(props: {
  hours: NonNullable<SupportData['hours']>;
  words: Words;
  locale: string;
  renderedAtMs: number;
}): ReactNode {
  const { hours, words, locale } = props;
  const nowMs = useClock();
  const state = attempt(() => {
    if (nowMs === null) return '';
    const certainMs = props.renderedAtMs + performance.now();
    return wordOpenState(
      hours.document,
      { certainMs, nowMs },
      {
        locale,
        open: fill(words.open_until, { time: '{time}' }),
        closed: fill(words.opens, { time: '{time}' }),
      },
    );
  });
  return (
    <>
      <FittingLine
        className="portolan-support__status"
        base=""
        candidates={state ? [{ key: state, content: state }] : []}
      />
      <p>{fill(words.hours, { zone: hours.zone })}</p>
      <dl>
        {hours.days.flatMap(([days, times]) => [
          <dt key={`${days} day`}>{days}</dt>,
          <dd key={days}>{times.trim() === '' ? words.closed : times}</dd>,
        ])}
      </dl>
      {hours.closed.trim() === '' ? null : <p>{fill(words.closed_on, { dates: hours.closed })}</p>}
    </>
  );
}
