import { useCallback, useEffect, useRef, useState } from 'react';

import type { Answer, AnswerEvent, AnswerPart, TurnView } from '../agent/model.ts';

/** A turn on the page: with its answer as far as it is there. */
export interface ShownTurn {
  turnId: string;
  question: string;
  answer: Answer | null;
  /** While it is being written. */
  writing: boolean;
}

export type AskRefusal = 'failed' | 'busy' | 'too-long';

const ADDRESS = '/app/agent/ask';

/**
 * A chat that is written to the page as it comes. A question that could not be sent stays with whoever
 * typed it: `ask` answers whether it was taken.
 */
export function useAgentChat(turns: readonly TurnView[], conversationId: string | null) {
  const [added, setAdded] = useState<ShownTurn[]>([]);
  const [refusal, setRefusal] = useState<AskRefusal | null>(null);
  const chat = useRef(conversationId);
  const running = useRef<AbortController | null>(null);
  const [shownChat, setShownChat] = useState(conversationId);
  if (shownChat !== conversationId) {
    setShownChat(conversationId);
    setAdded([]);
    setRefusal(null);
  }
  useEffect(() => {
    chat.current = conversationId;
    return () => running.current?.abort();
  }, [conversationId]);

  const ask = useCallback(async (question: string, insightId: string | null): Promise<boolean> => {
    const abort = new AbortController();
    running.current?.abort();
    running.current = abort;
    setRefusal(null);
    let taken = false;
    let turnId = '';
    const change = (by: (turn: ShownTurn) => ShownTurn) =>
      setAdded((all) => all.map((turn) => (turn.turnId === turnId ? by(turn) : turn)));
    try {
      const body = JSON.stringify({ question, conversationId: chat.current, insightId });
      const response = await fetch(ADDRESS, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        signal: abort.signal,
      });
      if (!response.ok || response.body === null) {
        setRefusal(await refusalOf(response));
        return false;
      }
      for await (const event of readEvents(response.body)) {
        if (event.type === 'start') {
          taken = true;
          ({ turnId } = event);
          chat.current = event.conversationId;
          setAdded((all) => [...all, beginTurn(event)]);
        } else change((turn) => applyEvent(turn, event));
      }
      change((turn) => ({ ...turn, writing: false }));
    } catch {
      const state = abort.signal.aborted ? 'stopped' : 'cut-off';
      if (taken) change((turn) => endTurn(turn, state));
      else if (!abort.signal.aborted) setRefusal('failed');
    } finally {
      if (running.current === abort) running.current = null;
    }
    return taken;
  }, []);

  const shown: ShownTurn[] = [...turns.map((turn) => ({ ...turn, writing: false })), ...added];
  return {
    turns: shown,
    writing: added.some((turn) => turn.writing),
    refusal,
    ask,
    stop: () => running.current?.abort(),
  };
}

function beginTurn(event: Extract<AnswerEvent, { type: 'start' }>): ShownTurn {
  const answer: Answer = {
    model: event.model,
    fellBack: null,
    parts: [],
    proposals: [],
    state: 'done',
  };
  return { turnId: event.turnId, question: event.question, answer, writing: true };
}

function endTurn(turn: ShownTurn, state: Answer['state']): ShownTurn {
  return { ...turn, writing: false, answer: turn.answer && { ...turn.answer, state } };
}

function applyEvent(turn: ShownTurn, event: Exclude<AnswerEvent, { type: 'start' }>): ShownTurn {
  const { answer } = turn;
  if (answer === null) return turn;
  switch (event.type) {
    case 'looking':
      return turn;
    case 'parts':
      return { ...turn, answer: { ...answer, parts: [...answer.parts, ...event.parts] } };
    case 'proposal':
      return { ...turn, answer: { ...answer, proposals: [...answer.proposals, event.proposal] } };
    case 'suggestions':
      return { ...turn, answer: { ...answer, suggestions: event.questions } };
    case 'fell-back': {
      const fellBack = { model: event.model, problem: event.problem };
      return { ...turn, answer: { ...answer, model: null, fellBack, parts: [], proposals: [] } };
    }
    case 'end':
      return endTurn(turn, event.state);
  }
}

/** One event a line. */
async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as AnswerEvent;
  }
}

async function refusalOf(response: Response): Promise<AskRefusal> {
  const body = (await response.json().catch(() => null)) as { reason?: string } | null;
  if (body?.reason === 'busy') return 'busy';
  return body?.reason === 'too-long' ? 'too-long' : 'failed';
}

/** An answer's parts as lines, each a list of parts. */
export function linesOf(parts: readonly AnswerPart[]): AnswerPart[][] {
  const lines: AnswerPart[][] = [[]];
  for (const part of parts) {
    if (part.kind !== 'text') {
      lines.at(-1)?.push(part);
      continue;
    }
    for (const [index, text] of part.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ kind: 'text', text });
    }
  }
  return lines.filter((line) => line.length > 0);
}
