import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Link,
  Spinner,
  Text,
  Tooltip,
} from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { Answer, AnswerPart, ProposedStep } from '../agent/model.ts';
import { linesOf, type ShownTurn } from './use-agent-chat.ts';

/** A question and its answer: each value is a link to what it rests on. */
export function AgentTurn(props: {
  turn: ShownTurn;
  onAct: (step: ProposedStep) => void;
  /** Of the last turn only: what was offered before is passed by. */
  onAsk: ((question: string) => void) | null;
}) {
  const { t } = useTranslation('insights');
  const { turn, onAct, onAsk } = props;
  const { answer } = turn;
  return (
    <article className="portolan-chat-turn">
      <div className="portolan-chat-question">
        <Text as="h2" variant="bodyMd" fontWeight="semibold" breakWord>
          <span className="portolan-hidden">{`${t('agent.you')}: `}</span>
          {turn.question}
        </Text>
      </div>
      <div className="portolan-chat-answer" aria-busy={turn.writing}>
        <BlockStack gap="300">
          {answer === null ? <EndNote state="cut-off" /> : <AnswerText answer={answer} />}
          {turn.writing && answer?.parts.length === 0 ? (
            <InlineStack gap="200" blockAlign="center">
              <Spinner size="small" />
              <Text as="span" tone="subdued">
                {t('agent.writing')}
              </Text>
            </InlineStack>
          ) : null}
          {answer?.proposals.map((step, index) => (
            <ProposalCard key={index} step={step} onAct={onAct} />
          ))}
          {onAsk === null || answer?.suggestions === undefined ? null : (
            <NearQuestions questions={answer.suggestions} onAsk={onAsk} />
          )}
          {turn.writing || answer === null || answer.state === 'done' ? null : (
            <EndNote state={answer.state} />
          )}
        </BlockStack>
      </div>
    </article>
  );
}

function AnswerText({ answer }: { answer: Answer }) {
  const { t } = useTranslation('insights');
  const { fellBack } = answer;
  return (
    <>
      {fellBack === null ? null : (
        <Banner tone="warning">
          <Text as="p">
            {t('agent.fellBack.intro', { model: fellBack.model })}{' '}
            {t(`agentSettings.problem.${fellBack.problem}`)}{' '}
            <Link url="/app/settings/agent">{t('agent.settings')}</Link>
          </Text>
        </Banner>
      )}
      {linesOf(answer.parts).map((line, index) => (
        <Text key={index} as="p" breakWord>
          {line.map((part, place) => (
            <Part key={place} part={part} />
          ))}
        </Text>
      ))}
    </>
  );
}

function Part({ part }: { part: AnswerPart }) {
  const { t } = useTranslation('insights');
  if (part.kind === 'text') return part.text;
  if (part.kind === 'withheld') {
    return (
      <Text as="span" tone="subdued">
        {t(`agent.withheld.${part.reason}`)}
      </Text>
    );
  }
  if (part.address === null) return <strong>{part.text}</strong>;
  return (
    <Tooltip content={part.label} dismissOnMouseOut>
      <Link url={part.address}>{part.text}</Link>
    </Tooltip>
  );
}

/** What can be asked in place of a question that was not answered. */
function NearQuestions(props: { questions: readonly string[]; onAsk: (question: string) => void }) {
  const { t } = useTranslation('insights');
  if (props.questions.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="p" variant="bodySm" tone="subdued">
        {t('agent.suggestions')}
      </Text>
      <QuestionButtons {...props} />
    </BlockStack>
  );
}

/** Questions to ask with a press; long ones break into lines on a phone. */
export function QuestionButtons(props: {
  questions: readonly string[];
  onAsk: (question: string) => void;
}) {
  return (
    <InlineStack gap="200">
      {props.questions.map((question) => (
        <Button key={question} textAlign="start" onClick={() => props.onAsk(question)}>
          {question}
        </Button>
      ))}
    </InlineStack>
  );
}

function EndNote({ state }: { state: Exclude<Answer['state'], 'done'> }) {
  const { t } = useTranslation('insights');
  return (
    <Text as="p" tone="subdued">
      {t(`agent.state.${state}`)}
    </Text>
  );
}

/** What the answer offers to do: a card that asks; nothing is done by showing it. */
function ProposalCard(props: { step: ProposedStep; onAct: (step: ProposedStep) => void }) {
  const { t } = useTranslation('insights');
  const { step, onAct } = props;
  return (
    <Card>
      <InlineStack gap="300" align="space-between" blockAlign="center">
        <Box minWidth="0">
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {t('agent.proposal.title')}
            </Text>
            <Text as="p" breakWord>
              {step.label}
            </Text>
            {step.insightId === null ? null : (
              <Link url={`/app/insights/${step.insightId}`}>{t('agent.proposal.why')}</Link>
            )}
          </BlockStack>
        </Box>
        {step.kind === 'open' ? (
          <Button url={step.address}>{t('agent.proposal.open')}</Button>
        ) : (
          <Button onClick={() => onAct(step)}>{t('agent.proposal.act')}</Button>
        )}
      </InlineStack>
    </Card>
  );
}
