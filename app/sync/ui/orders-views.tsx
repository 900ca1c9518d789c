import { Link, useSearchParams } from '@remix-run/react';
import { ActionList, Button, Modal, Popover, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatOrderQuery, type OrderQuery } from '../orders/order-query.ts';
import {
  DEFAULT_VIEWS,
  type OrderView,
  VIEW_NAME_MAX,
  type ViewChange,
  VIEWS_MAX,
} from '../orders/order-views.ts';

export type { ViewChange } from '../orders/order-views.ts';

export interface ViewsProps {
  query: OrderQuery;
  views: readonly OrderView[];
  onChangeView: (change: ViewChange) => void;
  changing: boolean;
  /** What became of the last change. */
  answer: { ok: boolean; reason?: string } | null;
}

type Dialog = 'create' | 'rename' | 'delete' | null;

/** Views that every shop has, then its own; and what can be done with the one that is open. */
export function OrdersViews(props: ViewsProps) {
  const { t } = useTranslation('sync');
  const [search] = useSearchParams();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [seen, setSeen] = useState(props.answer);
  if (seen !== props.answer) {
    setSeen(props.answer);
    if (props.answer?.ok === true) setDialog(null);
  }
  const query = formatOrderQuery(props.query);
  const own = props.views.find(({ viewId }) => viewId === search.get('view')) ?? null;
  const isDefault = DEFAULT_VIEWS.some((view) => view.query === query);
  return (
    <div className="portolan-page-row">
      <nav aria-label={t('orders.view.label')}>
        <ul className="portolan-views">
          {DEFAULT_VIEWS.map(({ viewId, query: wanted }) => (
            <ViewLink
              key={viewId}
              to={wanted === '' ? '/app/orders' : `/app/orders?${wanted}`}
              active={own === null && wanted === query}
              name={t(`orders.view.default.${viewId}`)}
            />
          ))}
          {props.views.map((view) => (
            <ViewLink
              key={view.viewId}
              to={viewAddress(view)}
              active={own?.viewId === view.viewId}
              name={view.name}
              changed={own?.viewId === view.viewId && view.query !== query}
            />
          ))}
        </ul>
      </nav>
      {own !== null ? (
        <ViewMenu {...props} own={own} query={query} openDialog={setDialog} />
      ) : isDefault || props.views.length >= VIEWS_MAX ? null : (
        <Button variant="plain" onClick={() => setDialog('create')}>
          {t('orders.view.save')}
        </Button>
      )}
      {dialog === 'create' ? (
        <NameDialog
          {...props}
          title={t('orders.view.save')}
          initial=""
          onName={(name) => props.onChangeView({ intent: 'create', name, query })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'rename' && own !== null ? (
        <NameDialog
          {...props}
          title={t('orders.view.rename')}
          initial={own.name}
          onName={(name) => props.onChangeView({ intent: 'rename', viewId: own.viewId, name })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'delete' && own !== null ? (
        <DeleteDialog
          name={own.name}
          deleting={props.changing}
          onDelete={() => props.onChangeView({ intent: 'delete', viewId: own.viewId })}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}

function viewAddress(view: OrderView): string {
  const search = new URLSearchParams(view.query);
  search.set('view', view.viewId);
  return `/app/orders?${search}`;
}

function ViewLink(props: { to: string; active: boolean; name: string; changed?: boolean }) {
  const { t } = useTranslation('sync');
  return (
    <li>
      <Link
        to={props.to}
        className="portolan-view"
        aria-current={props.active ? 'page' : undefined}
        preventScrollReset
      >
        <span>{props.name}</span>
        {props.changed === true ? (
          <Text as="span" tone="subdued">
            {t('orders.view.changed')}
          </Text>
        ) : null}
      </Link>
    </li>
  );
}

function ViewMenu(
  props: Omit<ViewsProps, 'query'> & {
    own: OrderView;
    query: string;
    openDialog: (dialog: Dialog) => void;
  },
) {
  const { t } = useTranslation('sync');
  const [open, setOpen] = useState(false);
  const { own, query } = props;
  const choose = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  const changed = own.query !== query;
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      autofocusTarget="first-node"
      activator={
        <Button disclosure onClick={() => setOpen(!open)} loading={props.changing}>
          {t('orders.view.edit')}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={[
          ...(changed
            ? [
                {
                  content: t('orders.view.update'),
                  onAction: choose(() =>
                    props.onChangeView({ intent: 'update', viewId: own.viewId, query }),
                  ),
                },
              ]
            : []),
          ...(changed && props.views.length < VIEWS_MAX
            ? [
                {
                  content: t('orders.view.save'),
                  onAction: choose(() => props.openDialog('create')),
                },
              ]
            : []),
          { content: t('orders.view.rename'), onAction: choose(() => props.openDialog('rename')) },
          {
            content: t('orders.view.delete'),
            destructive: true,
            onAction: choose(() => props.openDialog('delete')),
          },
        ]}
      />
    </Popover>
  );
}

const REFUSALS = ['name-taken', 'too-many', 'view-gone'] as const;

function NameDialog(
  props: Pick<ViewsProps, 'changing' | 'answer'> & {
    title: string;
    initial: string;
    onName: (name: string) => void;
    onClose: () => void;
  },
) {
  const { t } = useTranslation('sync');
  const { answer } = props;
  const [name, setName] = useState(props.initial);
  // An answer to an earlier dialog says nothing about this one.
  const [earlier, setEarlier] = useState(answer);
  const problem =
    answer === null || answer.ok || answer === earlier
      ? null
      : (REFUSALS.find((reason) => reason === answer.reason) ?? 'invalid');
  const isEmpty = name.trim() === '';
  const send = () => {
    if (!isEmpty) props.onName(name.trim());
  };
  return (
    <Modal
      open
      size="small"
      title={props.title}
      onClose={props.onClose}
      primaryAction={{
        content: t('orders.view.saveName'),
        onAction: send,
        loading: props.changing,
        disabled: isEmpty,
      }}
      secondaryActions={[{ content: t('orders.view.cancel'), onAction: props.onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <TextField
            label={t('orders.view.name')}
            helpText={t('orders.view.nameHelp')}
            autoComplete="off"
            autoFocus
            maxLength={VIEW_NAME_MAX}
            value={name}
            onChange={(value) => {
              setName(value);
              setEarlier(answer);
            }}
            {...(problem === null ? {} : { error: t(`orders.view.problem.${problem}`) })}
          />
        </form>
      </Modal.Section>
    </Modal>
  );
}

function DeleteDialog(props: {
  name: string;
  deleting: boolean;
  onDelete: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('sync');
  return (
    <Modal
      open
      size="small"
      title={t('orders.view.deleteTitle', { name: props.name })}
      onClose={props.onClose}
      primaryAction={{
        content: t('orders.view.delete'),
        destructive: true,
        loading: props.deleting,
        onAction: props.onDelete,
      }}
      secondaryActions={[{ content: t('orders.view.cancel'), onAction: props.onClose }]}
    >
      <Modal.Section>
        <Text as="p">{t('orders.view.deleteWhy')}</Text>
      </Modal.Section>
    </Modal>
  );
}
