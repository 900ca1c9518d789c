import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

import {
  askAccount,
  awaitsCode,
  describeAccount,
  LOOKS_MAX,
  type PanelNode,
  type PanelWords,
  sendIntent,
} from '../../../app/retention/index.ts';
import { usePortolan } from './portolan-provider.tsx';
import { directionOf } from './texts.ts';

export interface LoyaltyPanelProps {
  /**
   * Where the storefront answers what `answerLoyalty` answers, e.g. `/api/loyalty`; null while nobody
   * is logged in.
   */
  accountAddress: string | null;
  /** Where shoppers log in. */
  loginAddress?: string | undefined;
  /** Instead of the program's name. */
  heading?: string | undefined;
  look?: 'plain' | 'outlined' | undefined;
}

/** How the program works, and the shopper's own points: shown and redeemed when they ask. */
export function LoyaltyPanel(props: LoyaltyPanelProps): ReactNode {
  const { accountAddress, loginAddress = '/account/login', heading, look = 'plain' } = props;
  const portolan = usePortolan();
  const headingId = useId();
  if (!portolan?.loyalty) return null;
  const { title, rules, words, show, logIn } = portolan.loyalty.program;
  return (
    <div
      className={`portolan-loyalty portolan-loyalty--panel portolan-loyalty--${look}`}
      role="group"
      aria-labelledby={headingId}
      dir={directionOf(portolan.language)}
    >
      <div className="portolan-loyalty__head">
        <h2 className="portolan-loyalty__title" id={headingId}>
          {heading ?? title}
        </h2>
      </div>
      <ul className="portolan-loyalty__rules">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {accountAddress === null ? (
        <p>
          <a className="portolan-loyalty__button" href={loginAddress}>
            {logIn}
          </a>
        </p>
      ) : (
        // Another shopper, country or language begins anew.
        <Account
          key={`${accountAddress} ${words.locale} ${words.country} ${words.currency}`}
          address={accountAddress}
          words={words}
          show={show}
        />
      )}
    </div>
  );
}

type Shown = { at: 'closed' | 'loading' | 'failed' } | { at: 'open'; nodes: PanelNode[] };

function Account(props: { address: string; words: PanelWords; show: string }): ReactNode {
  const { address, words } = props;
  const [shown, setShown] = useState<Shown>({ at: 'closed' });
  const [problem, setProblem] = useState<'refused' | 'failed' | undefined>();
  const status = useRef<HTMLDivElement>(null);
  const keys = useRef<Record<string, string>>({});
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      clearTimeout(timer.current);
    };
  }, []);

  const load = async (looks = LOOKS_MAX): Promise<boolean> => {
    clearTimeout(timer.current);
    try {
      const account = await askAccount(address);
      if (isGone.current) return true;
      setShown({ at: 'open', nodes: describeAccount(account, words) });
      if (looks > 0 && awaitsCode(account)) {
        timer.current = setTimeout(() => void load(looks - 1), 1000);
      }
      return true;
    } catch {
      // A look for the code that fails leaves what is shown; the first one says so.
      if (!isGone.current && looks === LOOKS_MAX) setShown({ at: 'failed' });
      return false;
    }
  };
  const open = () => {
    setProblem(undefined);
    setShown({ at: 'loading' });
    status.current?.focus();
    void load();
  };
  const send = async (action: string, input: string) => {
    setProblem(undefined);
    setShown({ at: 'loading' });
    status.current?.focus();
    const said = await sendIntent(keys.current, address, action, input);
    if (isGone.current) return;
    setProblem(said);
    await load();
  };
  return (
    <div className="portolan-loyalty__account">
      <div role="status" tabIndex={-1} ref={status} data-status="">
        {shown.at === 'loading' ? words.loading : null}
        {shown.at === 'failed' ? words.failed : null}
        {problem !== undefined && shown.at === 'open' ? <p>{words[problem]}</p> : null}
        {shown.at === 'open'
          ? shown.nodes.map((node, index) => (
              <Piece
                key={`${node.action} ${node.input ?? index}`}
                node={node}
                words={words}
                onSend={send}
              />
            ))
          : null}
      </div>
      {shown.at === 'closed' || shown.at === 'failed' ? (
        <button className="portolan-loyalty__button" type="button" onClick={open}>
          {props.show}
        </button>
      ) : null}
    </div>
  );
}

interface PieceProps {
  node: PanelNode;
  words: PanelWords;
  onSend: (action: string, input: string) => Promise<void>;
}

function Piece({ node, words, onSend }: PieceProps): ReactNode {
  const { tag: Tag, text, children, action, input = '' } = node;
  if (action !== undefined) {
    return <ActionButton {...{ action, input, text, words, onSend }} />;
  }
  return (
    <Tag>
      {text}
      {children?.map((child, index) => (
        <Piece key={index} node={child} words={words} onSend={onSend} />
      ))}
    </Tag>
  );
}

/** What takes or gives points back asks once more before it is sent. */
function ActionButton(props: {
  action: string;
  input: string;
  text: string | undefined;
  words: PanelWords;
  onSend: PieceProps['onSend'];
}): ReactNode {
  const { action, input, text, words } = props;
  const [step, setStep] = useState<'asked' | 'copied' | null>(null);
  const click = () => {
    if (action === 'copy') {
      void navigator.clipboard.writeText(input).then(() => setStep('copied'));
    } else if (step === 'asked') void props.onSend(action, input);
    else setStep('asked');
  };
  return (
    <button className="portolan-loyalty__button" type="button" data-action={action} onClick={click}>
      {step === 'copied'
        ? words.copied
        : step === 'asked'
          ? `${words.confirm} · ${text ?? ''}`
          : text}
    </button>
  );
}
