import {
  ActionList,
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  Form,
  InlineStack,
  Link,
  Popover,
  Text,
  TextField,
} from '@shopify/polaris';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import {
  AGENT_LIMITS,
  type ConversationLine,
  type ProposedStep,
  type TurnView,
} from '../agent/model.ts';
import { AgentTurn, QuestionButtons } from './agent-answer.tsx';
import { type AskRefusal, useAgentChat } from './use-agent-chat.ts';

const ADDRESS = '/app/agent';

/** A chat with the agent: what was asked, answers with their evidence, and the field to ask in. */
export function AgentPage(props: {
  conversationId: string | null;
  turns: readonly TurnView[];
  conversations: readonly ConversationLine[];
  /** The model that answers; null is the built-in analyst. */
  model: string | null;
  /** What the chat is about, where it was opened on an insight. */
  about: { insightId: string; sentence: string } | null;
  onAct: (step: ProposedStep) => void;
}) {
  const { t } = useTranslation('insights');
  const chat = useAgentChat(props.turns, props.conversationId);
  const [text, setText] = useState('');
  const { about } = props;
  const ask = async (question: string) => {
    const asked = question.trim();
    if (asked === '' || chat.writing) return;
    setText('');
    // What was not taken goes back to where it was typed.
    if (!(await chat.ask(asked, about?.insightId ?? null)))
      setText((typed) => (typed === '' ? asked : typed));
  };
  return (
    <AppPage
      title={t('agent.title')}
      subtitle={t('agent.about')}
      badge={
        <Badge>
          {props.model === null ? t('agent.builtIn') : t('agent.model', { model: props.model })}
        </Badge>
      }
      secondaryActions={[{ content: t('agent.settings'), url: '/app/settings/agent' }]}
    >
      <div className="portolan-chat-bar">
        <InlineStack gap="200" align="space-between">
          <History conversations={props.conversations} />
          {chat.turns.length === 0 ? null : (
            <Button url={about === null ? ADDRESS : `${ADDRESS}?insight=${about.insightId}`}>
              {t('agent.fresh')}
            </Button>
          )}
        </InlineStack>
      </div>
      {about === null ? null : (
        <Card>
          <Link url={`/app/insights/${about.insightId}`}>{about.sentence}</Link>
        </Card>
      )}
      {chat.turns.length === 0 ? (
        <Suggestions about={about !== null} onAsk={(question) => void ask(question)} />
      ) : (
        <div className="portolan-chat" role="log" aria-label={t('agent.answer')}>
          {chat.turns.map((turn, index) => (
            <AgentTurn
              key={turn.turnId}
              turn={turn}
              onAct={props.onAct}
              onAsk={
                chat.writing || index < chat.turns.length - 1
                  ? null
                  : (question) => void ask(question)
              }
            />
          ))}
        </div>
      )}
      <Composer
        text={text}
        onChange={setText}
        onAsk={() => void ask(text)}
        writing={chat.writing}
        onStop={chat.stop}
        refusal={chat.refusal}
      />
    </AppPage>
  );
}

const SUGGESTED = ['0', '1', '2', '3', '4', '5', '6'] as const;

function Suggestions(props: { about: boolean; onAsk: (question: string) => void }) {
  const { t } = useTranslation('insights');
  const questions = props.about
    ? [t('agent.suggest.aboutInsight')]
    : SUGGESTED.map((name) => t(`agent.suggest.${name}`));
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('agent.empty.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('agent.empty.next')}
          </Text>
        </BlockStack>
        <QuestionButtons questions={questions} onAsk={props.onAsk} />
      </BlockStack>
    </Card>
  );
}

function History({ conversations }: { conversations: readonly ConversationLine[] }) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  if (conversations.length === 0) return <span />;
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <Button disclosure onClick={() => setOpen(!open)}>
          {t('agent.history')}
        </Button>
      }
    >
      <ActionList
        items={conversations.map(({ conversationId, title, touchedAt }) => ({
          content: title,
          helpText: format.instant(touchedAt),
          url: `${ADDRESS}?chat=${conversationId}`,
          onAction: () => setOpen(false),
        }))}
      />
    </Popover>
  );
}

function Composer(props: {
  text: string;
  onChange: (text: string) => void;
  onAsk: () => void;
  writing: boolean;
  onStop: () => void;
  refusal: AskRefusal | null;
}) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const { refusal } = props;
  const limit = format.count(AGENT_LIMITS.questionCharacters);
  // Return sends, as in any chat; with Shift, or while Chinese is typed in, it does not.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    props.onAsk();
  };
  return (
    <div className="portolan-chat-composer">
      <BlockStack gap="200">
        {refusal === null ? null : (
          <Banner tone="warning" title={t('agent.refused.title')}>
            <Text as="p">
              {refusal === 'failed'
                ? t('agent.refused.next')
                : t(`agent.refused.${refusal}`, { limit })}
            </Text>
          </Banner>
        )}
        <Form onSubmit={props.onAsk}>
          <div className="portolan-chat-field" onKeyDown={onKey}>
            <TextField
              label={t('agent.input')}
              labelHidden
              autoComplete="off"
              placeholder={t('agent.placeholder')}
              value={props.text}
              onChange={props.onChange}
              maxLength={AGENT_LIMITS.questionCharacters}
              multiline={1}
              maxHeight={200}
            />
            {props.writing ? (
              <Button onClick={props.onStop} size="large">
                {t('agent.stop')}
              </Button>
            ) : (
              <Button submit variant="primary" size="large" disabled={props.text.trim() === ''}>
                {t('agent.send')}
              </Button>
            )}
          </div>
        </Form>
        <Text as="p" variant="bodySm" tone="subdued">
          {t('agent.kept')}
        </Text>
      </BlockStack>
    </div>
  );
}
